import type { Fault } from '../../errors.js';
import { faultIf } from '../faults.js';
import type { Schemas, Unchecked } from '../schemas.js';

type Volume = Unchecked<Schemas['Volume']>;
type EfsVolume = Unchecked<Schemas['EFSVolumeConfiguration']>;

/**
 * The faults of the volumes of a definition. Source: Amazon ECS API Reference, Volume, EFSVolumeConfiguration and
 * EFSAuthorizationConfig. @param pointer to the volumes.
 */
export function volumeRuleFaults(pointer: string, volumes: (Volume | undefined)[]): Fault[] {
  const configured = volumes.flatMap((volume, index) => (volume?.configuredAtLaunch ? [index] : []));
  return [
    ...volumes.flatMap((volume = {}, index) => [
      ...faultIf(!volume.name, `${pointer}/${index}/name`, 'is required'),
      ...efsFaults(`${pointer}/${index}/efsVolumeConfiguration`, volume.efsVolumeConfiguration),
    ]),
    ...configured.slice(1).map(index => ({
      pointer: `${pointer}/${index}/configuredAtLaunch`,
      message: 'must be true for one volume only',
    })),
  ];
}

function efsFaults(
  pointer: string,
  { transitEncryption, rootDirectory, authorizationConfig = {} }: EfsVolume = {},
): Fault[] {
  const { accessPointId, iam } = authorizationConfig;
  const needsEncryption = accessPointId || iam === 'ENABLED';
  return [
    ...faultIf(
      needsEncryption && transitEncryption !== 'ENABLED',
      `${pointer}/transitEncryption`,
      'must be ENABLED with an access point or IAM authorization',
    ),
    ...faultIf(
      accessPointId && (rootDirectory || '/') !== '/',
      `${pointer}/rootDirectory`,
      'must be / or left out with an access point, which has a directory of its own',
    ),
  ];
}
