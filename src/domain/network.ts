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
    ...givenNetworkFaults(pointer, input, account),
  ];
}

/** Source: Amazon EC2 User Guide, "Resource IDs". */
const SUBNET = /^subnet-[0-9a-f]{8}(?:[0-9a-f]{9})?$/;
const SECURITY_GROUP = /^sg-[0-9a-f]{8}(?:[0-9a-f]{9})?$/;

/** As networkFaults, for an update, which keeps what is not given. */
export function givenNetworkFaults(
  pointer: string,
  input: Unchecked<NetworkConfiguration> | undefined,
  { allowPublicIp }: Pick<AccountNetwork, 'allowPublicIp'>,
): Fault[] {
  const at = `${pointer}/awsvpcConfiguration`;
  const { subnets = [], securityGroups = [], assignPublicIp } = input?.awsvpcConfiguration ?? {};
  return [
    ...idFaults(`${at}/subnets`, subnets, SUBNET, 'must be the id of a subnet: subnet- and 17 hexadecimal digits'),
    ...idFaults(
      `${at}/securityGroups`,
      securityGroups,
      SECURITY_GROUP,
      'must be the id of a security group: sg- and 17 hexadecimal digits',
    ),
    ...faultIf(
      assignPublicIp === 'ENABLED' && !allowPublicIp,
      `${at}/assignPublicIp`,
      'must be DISABLED, or be left out: the account’s setting allowPublicIp is false. Without a public address, tasks reach the internet through a NAT gateway of their subnets',
    ),
  ];
}

function idFaults(pointer: string, ids: (string | undefined)[], form: RegExp, message: string): Fault[] {
  return ids.flatMap((id, index) => faultIf(id !== undefined && !form.test(id), `${pointer}/${index}`, message));
}

function nonEmpty<Item>(list: Item[] | undefined): Item[] | undefined {
  return list?.length ? list : undefined;
}
