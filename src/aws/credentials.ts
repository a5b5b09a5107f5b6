import type { fromIni } from '@aws-sdk/credential-providers';
import type { AccountConfig } from './account.js';

type AwsCredentialIdentityProvider = ReturnType<typeof fromIni>;

/** What AWS-compatible servers take from a client that has no credentials. */
const PLACEHOLDER = { accessKeyId: 'test', secretAccessKey: 'test' };

/**
 * The credentials that an account is configured with: its own key, a profile, a role taken with either; with none of these
 * the SDK's default chain, but for an account with an `endpoint`: the chain asks the metadata service, and nothing but
 * the endpoint may be called there.
 */
export function credentialsOf(config: AccountConfig): AwsCredentialIdentityProvider | undefined {
  const own = ownCredentials(config);
  return config.assumeRole ? assumedRole(config, config.assumeRole, own) : own;
}

function ownCredentials({ akid, secret, profile, endpoint }: AccountConfig): AwsCredentialIdentityProvider | undefined {
  if (akid && secret) return async () => ({ accessKeyId: akid, secretAccessKey: secret });
  if (profile) return loaded(async () => (await import('@aws-sdk/credential-providers')).fromIni({ profile }));
  if (!endpoint) return undefined;
  return loaded(async () => {
    const { createCredentialChain, fromEnv } = await import('@aws-sdk/credential-providers');
    return createCredentialChain(fromEnv(), async () => PLACEHOLDER);
  });
}

function assumedRole(
  { region, endpoint }: AccountConfig,
  { roleArn, externalId, sessionName = 'ecs-api' }: NonNullable<AccountConfig['assumeRole']>,
  own: AwsCredentialIdentityProvider | undefined,
): AwsCredentialIdentityProvider {
  return loaded(async () => {
    const { fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
    return fromTemporaryCredentials({
      params: { RoleArn: roleArn, ExternalId: externalId, RoleSessionName: sessionName },
      clientConfig: { region, endpoint },
      ...(own && { masterCredentials: own }),
    });
  });
}

/** A provider that loads the real one when it is first asked. */
function loaded(load: () => Promise<AwsCredentialIdentityProvider>): AwsCredentialIdentityProvider {
  let provider: Promise<AwsCredentialIdentityProvider> | undefined;
  return async options => {
    provider ??= load();
    return (await provider)(options);
  };
}
