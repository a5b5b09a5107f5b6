import { clientException } from '../members.js';

/** The members of a volume that the checks depend on. */
export interface Volume {
  name: string | undefined;
  configuredAtLaunch: boolean | undefined;
  efsVolumeConfiguration?: EfsVolume | undefined;
}

interface EfsVolume {
  rootDirectory: string | undefined;
  transitEncryption: string | undefined;
  authorizationConfig: { accessPointId: string | undefined; iam: string | undefined } | undefined;
}

/**
 * Rejects volumes that no task can have. Source: Amazon ECS API Reference, Volume, EFSVolumeConfiguration, EFSAuthorizationConfig.
 * @throws AwsError ClientException
 */
export function checkVolumes(volumes: Volume[]): void {
  if (volumes.filter(({ configuredAtLaunch }) => configuredAtLaunch).length > 1)
    throw clientException('Only one volume can be configured at launch.');
  for (const { name, efsVolumeConfiguration: efs } of volumes) {
    if (!name) throw clientException('volume.name should not be null or empty.');
    if (!/^[\w-]{1,255}$/.test(name)) throw clientException('volume.name contains invalid characters.');
    if (efs) checkEfs(efs);
  }
}

function checkEfs({ rootDirectory, transitEncryption, authorizationConfig }: EfsVolume): void {
  const { accessPointId, iam } = authorizationConfig ?? {};
  if ((accessPointId || iam === 'ENABLED') && transitEncryption !== 'ENABLED')
    throw clientException('Transit encryption must be enabled to use an EFS access point or IAM authorization.');
  if (accessPointId && (rootDirectory || '/') !== '/')
    throw clientException('The rootDirectory must be omitted or set to / with an EFS access point.');
}
