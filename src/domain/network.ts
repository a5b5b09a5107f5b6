import type { Fault } from '../errors.js';
import { faultIf } from './faults.js';
import type { Schemas, Unchecked } from './schemas.js';

type NetworkConfiguration = Schemas['NetworkConfiguration'];

/** The network settings of an account. */
interface AccountNetwork {
  subnets: string[];
  securityGroups: string[];
  allowPublicIp: boolean;
}

/** Completes a network configuration with the account's defaults, and without a public address. */
export function completedNetwork(
  account: AccountNetwork,
  input: NetworkConfiguration | undefined,
): NetworkConfiguration {
  const given = input?.awsvpcConfiguration;
  return {
    awsvpcConfiguration: {
      assignPublicIp: 'DISABLED',
      securityGroups: account.securityGroups,
      ...given,
      subnets: given?.subnets ?? account.subnets,
    },
  };
}

/** @param pointer to the network configuration. @returns the faults of what the account does not allow or has no default for. */
export function networkFaults(
  pointer: string,
  input: Unchecked<NetworkConfiguration> | undefined,
  { subnets, allowPublicIp }: Pick<AccountNetwork, 'subnets' | 'allowPublicIp'>,
): Fault[] {
  const network = input?.awsvpcConfiguration;
  const at = `${pointer}/awsvpcConfiguration`;
  const hasSubnets = (network?.subnets ?? subnets).length > 0;
  const isForbidden = network?.assignPublicIp === 'ENABLED' && !allowPublicIp;
  return [
    ...faultIf(!hasSubnets, `${at}/subnets`, 'is required: the account has no default subnets'),
    ...faultIf(isForbidden, `${at}/assignPublicIp`, 'must be DISABLED: the account does not allow public addresses'),
  ];
}
