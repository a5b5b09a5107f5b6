import type { fromIni } from '@aws-sdk/credential-providers';
import { mapAwsError } from './errors.js';

type AwsCredentialIdentityProvider = ReturnType<typeof fromIni>;

/** One account of the configuration. */
export interface AccountConfig {
  region: string;
  akid?: string;
  secret?: string;
  endpoint?: string;
  profile?: string;
  assumeRole?: { roleArn: string; externalId?: string; sessionName?: string };
  defaultSubnets?: string[];
  defaultSgs?: string[];
  defaultKmsKeyId?: string;
  allowPublicIp?: boolean;
  allowedRoles?: string[];
  untagged?: 'own' | 'ignore';
  permissionsBoundary?: string;
  rolePropagationSeconds?: number;
}

/** AWS-compatible servers accept any credentials; the SDK requires some. */
const PLACEHOLDER = { accessKeyId: 'test', secretAccessKey: 'test' };

/**
 * The credentials that an account is configured with: its own key or a profile, and the role that either assumes. Without any of
 * them, the SDK's default chain applies. An account with an `endpoint` must not use that chain: it queries the instance
 * metadata service, and only the endpoint may be called there.
 */
export function credentialsOf(config: AccountConfig): AwsCredentialIdentityProvider | undefined {
  const own = ownCredentials(config);
  return config.assumeRole ? assumedRole(config, config.assumeRole, own) : own;
}

function ownCredentials({ akid, secret, profile, endpoint }: AccountConfig): AwsCredentialIdentityProvider | undefined {
  if (akid && secret) return async () => ({ accessKeyId: akid, secretAccessKey: secret });
  if (profile) return lazyProvider(async () => (await import('@aws-sdk/credential-providers')).fromIni({ profile }));
  if (!endpoint) return undefined;
  return lazyProvider(async () => {
    const { createCredentialChain, fromEnv } = await import('@aws-sdk/credential-providers');
    return createCredentialChain(fromEnv(), async () => PLACEHOLDER);
  });
}

function assumedRole(
  { region, endpoint }: AccountConfig,
  { roleArn, externalId, sessionName = 'ecs-api' }: NonNullable<AccountConfig['assumeRole']>,
  own: AwsCredentialIdentityProvider | undefined,
): AwsCredentialIdentityProvider {
  const provider = lazyProvider(async () => {
    const { fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
    return fromTemporaryCredentials({
      params: { RoleArn: roleArn, ExternalId: externalId, RoleSessionName: sessionName },
      clientConfig: { region, endpoint },
      ...(own && { masterCredentials: own }),
    });
  });
  // Otherwise the error would be taken for that of the call which needs the credentials.
  return options =>
    provider(options).catch(error => {
      throw mapAwsError(error, 'sts', 'AssumeRole');
    });
}

/** A provider that loads the actual one on first use. */
function lazyProvider(load: () => Promise<AwsCredentialIdentityProvider>): AwsCredentialIdentityProvider {
  let provider: Promise<AwsCredentialIdentityProvider> | undefined;
  return async options => {
    provider ??= load();
    return (await provider)(options);
  };
}
