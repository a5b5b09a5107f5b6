import { ServiceDiscovery } from '@aws-sdk/client-servicediscovery';
import type { Test } from 'tap';
import { connect } from '../../../emulator/connect.js';

/** A client, and the id of a new namespace for HTTP. */
export async function httpNamespace(t: Test) {
  const { emulator, client: map } = await connect(t, ServiceDiscovery);
  const { OperationId } = await map.createHttpNamespace({ Name: 'mynamespace' });
  const { Operation } = await map.getOperation({ OperationId });
  const NamespaceId = Operation?.Targets?.NAMESPACE ?? '';
  return { emulator, map, NamespaceId, OperationId, Operation };
}

export const invalidInput = (message: string) => ({ name: 'InvalidInput', message, status: 400 });
