import type { Fault } from '../errors.js';
import { faultIf } from './faults.js';
import type { Answered, Schemas, Unchecked } from './schemas.js';

type NetworkConfiguration = Schemas['NetworkConfiguration'];

/** The network settings of an account. */
interface AccountNetwork {
  subnets: string[];
  securityGroups: string[];
  allowPublicIp: boolean;
}

/**
 * Completes a network configuration: with the service's own values where it has some, and else with the account's defaults and without a
 * public address. An empty list counts as absent.
 * @param own of the service that is updated; undefined for a new one and for tasks.
 */
export function completedNetwork(
  account: AccountNetwork,
  input: NetworkConfiguration | undefined,
  own?: Answered<NetworkConfiguration>,
): NetworkConfiguration {
  const given = input?.awsvpcConfiguration;
  const current = own?.awsvpcConfiguration;
  return {
    awsvpcConfiguration: {
      subnets: nonEmpty(given?.subnets) ?? nonEmpty(current?.subnets) ?? account.subnets,
      securityGroups: nonEmpty(given?.securityGroups) ?? current?.securityGroups ?? account.securityGroups,
      assignPublicIp: given?.assignPublicIp ?? current?.assignPublicIp ?? 'DISABLED',
    },
  };
}

/** @param pointer to the network configuration. @returns the faults of what the account does not allow or has no default for. */
export function networkFaults(
  pointer: string,
  input: Unchecked<NetworkConfiguration> | undefined,
  account: Pick<AccountNetwork, 'subnets' | 'allowPublicIp'>,
): Fault[] {
  const hasSubnets = nonEmpty(input?.awsvpcConfiguration?.subnets) ?? nonEmpty(account.subnets);
  return [
    ...faultIf(
      !hasSubnets,
      `${pointer}/awsvpcConfiguration/subnets`,
      'is required: the account has no default subnets',
    ),
    ...publicIpFaults(pointer, input, account),
  ];
}

/** @param pointer to the network configuration. */
export function publicIpFaults(
  pointer: string,
  input: Unchecked<NetworkConfiguration> | undefined,
  { allowPublicIp }: Pick<AccountNetwork, 'allowPublicIp'>,
): Fault[] {
  const isForbidden = input?.awsvpcConfiguration?.assignPublicIp === 'ENABLED' && !allowPublicIp;
  return faultIf(
    isForbidden,
    `${pointer}/awsvpcConfiguration/assignPublicIp`,
    'must be DISABLED: the account does not allow public addresses',
  );
}

function nonEmpty<Item>(list: Item[] | undefined): Item[] | undefined {
  return list?.length ? list : undefined;
}
