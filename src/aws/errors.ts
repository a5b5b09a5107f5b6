import { BadGateway, NamedError, NotFound, Throttled, TimedOut, Unavailable } from '../errors.js';
import { withoutSecretsOf } from '../secrets.js';
import { CREDENTIAL_ERRORS, namedErrorOf } from './error-codes.js';

const RETRY_AFTER_SECONDS = 2;

/** The parts of the SDK's errors that are used here. An error that AWS responded with has a `$fault`. */
interface SdkError extends Error {
  $fault?: 'client' | 'server';
  $metadata?: { requestId?: string; httpStatusCode?: number };
  /** AWS's code, where the SDK names the error differently. */
  Code?: string;
  /** Node's code of a failed connection. */
  code?: string;
}

/**
 * Maps an error of the SDK to a named error with AWS's code and request id. AWS's own message reaches the caller, without
 * what identifies the account's credentials, and without the secrets of the call: AWS masks them, compatible servers may not.
 * @param service as in ARNs (`ecs`). @param action AWS's name of the call. @param input of the call.
 */
export function mapAwsError(error: unknown, service: string, action: string, input?: unknown): Error {
  const call = `${service} ${action}`;
  if (!(error instanceof Error)) return new BadGateway(`${call} failed.`, { cause: error });
  if (error instanceof NamedError || error.name === 'AbortError') return error; // the former from `assumeRole`
  if (error.name === 'TimeoutError')
    return new TimedOut(`AWS did not answer ${call} in time.`, { cause: error, isTransient: true });
  if (error.name === 'CredentialsProviderError')
    return new BadGateway(`This service has no credentials for AWS, so ${call} was not called.`, { cause: error });
  const sdkError: SdkError = error;
  if (sdkError.$fault) return refusal(sdkError, service, action, input);
  // The SDK's message may repeat a part of a response that it cannot parse.
  if (sdkError.$metadata?.httpStatusCode)
    return new BadGateway(`AWS’s response to ${call} cannot be read.`, detailsOf(sdkError, undefined));
  return new BadGateway(`AWS could not be reached for ${call}.`, {
    ...detailsOf(sdkError, sdkError.code),
    isTransient: true,
  });
}

/**
 * Whether a mapped error shows that a service of AWS is unavailable: no connection, no response in time, or a status of the 500s, unless
 * that means throttling.
 * @returns undefined where it shows nothing, as after an abort, or where this service refused the call itself.
 */
export function isOutage(error: unknown): boolean | undefined {
  if (error instanceof TimedOut) return true;
  const cause = error instanceof NamedError ? (error.cause as SdkError | undefined) : undefined; // as `mapAwsError` sets it
  if (!cause || cause.name === 'CredentialsProviderError') return undefined;
  if (error instanceof Throttled) return false;
  if (cause.$metadata?.httpStatusCode !== undefined) return cause.$metadata.httpStatusCode >= 500;
  return cause.$fault === undefined;
}

function refusal(error: SdkError, service: string, action: string, input: unknown): NamedError {
  const { Code: code = error.name, message } = error;
  const details = detailsOf(error, code);
  if (CREDENTIAL_ERRORS.includes(code))
    return new BadGateway(
      `AWS rejected the credentials of this service for ${service} ${action}. Check them, and this machine’s clock.`,
      details,
    );
  const Named = namedErrorOf(service, action, code, message) ?? BadGateway;
  const withoutInput = withoutSecretsOf(SCHEMAS[action] ?? `${action}Request`, input, message);
  const harmless = withoutCredentials(withoutInput || code);
  if (Named === BadGateway) {
    const isTransient = error.$fault === 'server';
    return new BadGateway(`AWS refused ${service} ${action}: ${harmless}`, { ...details, isTransient });
  }
  const isTransient = Named === Throttled || Named === Unavailable;
  return new Named(harmless, { ...details, ...(isTransient && { isTransient, retryAfter: RETRY_AFTER_SECONDS }) });
}

function detailsOf(cause: SdkError, awsCode: string | undefined) {
  const awsRequestId = cause.$metadata?.requestId;
  return { cause, ...(awsCode && { awsCode }), ...(awsRequestId && { awsRequestId }) };
}

/** The schemas whose inputs of calls have another name. */
const SCHEMAS: Record<string, string> = { PutSecretValue: 'CreateSecretRequest', UpdateSecret: 'CreateSecretRequest' };

/** Some messages of AWS name the caller: the id of its access key, or its user or role. */
function withoutCredentials(message: string): string {
  return message
    .replace(/\b(AKIA|ASIA)[A-Z0-9]{12,}\b/g, '[access key]')
    .replace(/\barn:aws[a-z-]*:(iam|sts)::\d{12}:(user|assumed-role|federated-user)\/[\w+=,.@/-]+/g, '[this service]');
}

/** Reads something that may not exist. @returns undefined where it does not. */
export async function undefinedIfNotFound<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}

/** @returns undefined where AWS does not permit the call to this service. */
export async function undefinedIfDenied<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof BadGateway && error.awsCode?.startsWith('AccessDenied')) return undefined;
    throw error;
  }
}
