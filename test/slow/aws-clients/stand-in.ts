import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { ECS } from '@aws-sdk/client-ecs';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { type Call, CREDENTIALS, type Endpoint, type Members } from './client.js';

/** The services to which AWS has added actions that a client may be too old for. */
const CLIENTS: Record<string, new (config: object) => object> = {
  ecs: ECS,
  logs: CloudWatchLogs,
  secretsmanager: SecretsManager,
};

/** A call by the SDK that this project uses, in place of a client that lacks the action. */
export async function callInstead({ endpoint, region }: Endpoint, { service, action, input }: Call): Promise<Members> {
  const Client = CLIENTS[service];
  if (!Client) throw new Error(`the client lacks ${service} ${action}`);
  const client = new Client({ endpoint, region, credentials: CREDENTIALS, maxAttempts: 1 });
  const method = `${action.charAt(0).toLowerCase()}${action.slice(1)}`;
  return (client as Record<string, (input: Members) => Promise<Members>>)[method]?.(input) ?? {}; // every action is a method
}
