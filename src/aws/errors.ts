import {
  BadGateway,
  Conflict,
  type ErrorDetails,
  Invalid,
  type NamedError,
  NotFound,
  Throttled,
  TimedOut,
  Unavailable,
} from '../errors.js';

type NamedErrorClass = new (message: string, details?: ErrorDetails) => NamedError;

/** The thing to be made is there already. */
export class AlreadyExists extends Conflict {}

/** What each of AWS's error codes means to this service, whichever client it comes from. */
export const ERRORS_BY_CODE: Record<string, NamedErrorClass> = {
  // It is not there.
  ClusterNotFoundException: NotFound,
  ServiceNotFoundException: NotFound,
  TaskSetNotFoundException: NotFound,
  ServiceDeploymentNotFoundException: NotFound,
  ResourceNotFoundException: NotFound,
  NamespaceNotFound: NotFound,
  ServiceNotFound: NotFound,
  InstanceNotFound: NotFound,
  NoSuchEntity: NotFound,
  NoSuchEntityException: NotFound,
  ParameterNotFound: NotFound,
  ParameterVersionNotFound: NotFound,
  InvalidResourceId: NotFound,
  LoadBalancerNotFound: NotFound,
  LoadBalancerNotFoundException: NotFound,
  TargetGroupNotFound: NotFound,
  TargetGroupNotFoundException: NotFound,
  // It is there already.
  EntityAlreadyExists: AlreadyExists,
  EntityAlreadyExistsException: AlreadyExists,
  ResourceAlreadyExistsException: AlreadyExists,
  ResourceExistsException: AlreadyExists,
  ServiceAlreadyExists: AlreadyExists,
  NamespaceAlreadyExists: AlreadyExists,
  ParameterAlreadyExists: AlreadyExists,
  // It contradicts what is there.
  ClusterContainsServicesException: Conflict,
  ClusterContainsTasksException: Conflict,
  ClusterContainsContainerInstancesException: Conflict,
  ServiceNotActiveException: Conflict,
  UpdateInProgressException: Conflict,
  ConflictException: Conflict,
  ConcurrentModification: Conflict,
  ConcurrentModificationException: Conflict,
  OperationAbortedException: Conflict,
  DeleteConflict: Conflict,
  DeleteConflictException: Conflict,
  ResourceInUse: Conflict,
  ResourceInUseException: Conflict,
  DuplicateRequest: Conflict,
  InvalidRequestException: Conflict,
  LimitExceeded: Conflict,
  LimitExceededException: Conflict,
  ResourceLimitExceeded: Conflict,
  ServiceQuotaExceededException: Conflict,
  ParameterLimitExceeded: Conflict,
  // What was asked is not valid.
  ClientException: Invalid,
  InvalidParameterException: Invalid,
  InvalidParameter: Invalid,
  InvalidInput: Invalid,
  InvalidInputException: Invalid,
  ValidationError: Invalid,
  ValidationException: Invalid,
  MalformedPolicyDocument: Invalid,
  MalformedPolicyDocumentException: Invalid,
  InvalidKeyId: Invalid,
  EncryptionFailure: Invalid,
  DecryptionFailure: Invalid,
  PlatformUnknownException: Invalid,
  PlatformTaskDefinitionIncompatibilityException: Invalid,
  UnsupportedFeatureException: Invalid,
  UnsupportedParameterType: Invalid,
  InvalidFilterKey: Invalid,
  InvalidNextToken: Invalid,
  InvalidNextTokenException: Invalid,
  TooManyTagsException: Invalid,
  TooManyTagsError: Invalid,
  // Fewer calls, please.
  Throttling: Throttled,
  ThrottlingException: Throttled,
  ThrottledException: Throttled,
  RequestThrottled: Throttled,
  RequestThrottledException: Throttled,
  RequestLimitExceeded: Throttled,
  TooManyRequestsException: Throttled,
  TooManyUpdates: Throttled,
  ProvisionedThroughputExceededException: Throttled,
  // Not now.
  ServiceUnavailable: Unavailable,
  ServiceUnavailableException: Unavailable,
};

/** Where a client uses a code for something else than the others, or says in the message what its code does not. */
export const EXCEPTIONS: { service: string; code: string; message?: RegExp; meaning: NamedErrorClass }[] = [
  // ECS has no code of its own for a task definition, a task or a service deployment that is not there.
  { service: 'ecs', code: 'ClientException', message: /unable to describe task definition/i, meaning: NotFound },
  { service: 'ecs', code: 'InvalidParameterException', message: /task was not found/i, meaning: NotFound },
  { service: 'ecs', code: 'ClientException', message: /too many concurrent attempts/i, meaning: Throttled },
  { service: 'ecs', code: 'InvalidParameterException', message: /was not idempotent/i, meaning: AlreadyExists },
  { service: 'ecs', code: 'InvalidParameterException', message: /still draining/i, meaning: Conflict },
];

const RETRY_AFTER_SECONDS = 2;

/**
 * What an error of the SDK means: one of the named errors, with AWS's code and request id. AWS's own message reaches
 * the caller, less what identifies the account's keys.
 * @param service as in ARNs (`ecs`); @param action AWS's name of the call.
 */
export function mapAwsError(error: unknown, service: string, action: string): Error {
  if (!(error instanceof Error)) return new BadGateway(`${service} ${action} failed.`, { cause: error });
  const sdk = error as Error & { $metadata?: { requestId?: string; httpStatusCode?: number }; code?: string };
  const details = { cause: error, awsCode: error.name, awsRequestId: sdk.$metadata?.requestId };
  const Meaning = exceptional(service, error) ?? ERRORS_BY_CODE[error.name];
  if (Meaning) {
    const isPassing = Meaning === Throttled || Meaning === Unavailable;
    const retryAfter = isPassing ? { retryAfter: RETRY_AFTER_SECONDS } : {};
    return new Meaning(withoutKeys(error.message || error.name), { ...details, ...retryAfter });
  }
  if (error.name === 'AbortError') return error;
  if (error.name === 'TimeoutError')
    return new TimedOut(`AWS did not answer ${service} ${action} in time.`, { cause: error });
  if (sdk.$metadata?.httpStatusCode) {
    return new BadGateway(`AWS refused ${service} ${action}: ${withoutKeys(error.message || error.name)}`, details);
  }
  return new BadGateway(`AWS could not be reached for ${service} ${action}.`, {
    cause: error,
    ...(sdk.code && { awsCode: sdk.code }),
  });
}

function exceptional(service: string, error: Error): NamedErrorClass | undefined {
  return EXCEPTIONS.find(
    e => e.service === service && e.code === error.name && (e.message?.test(error.message) ?? true),
  )?.meaning;
}

/** AWS repeats in some messages who asked: an access key's id, or the user or role that this service is to it. */
function withoutKeys(message: string): string {
  return message
    .replace(/\b(AKIA|ASIA)[A-Z0-9]{12,}\b/g, '[access key]')
    .replace(/\barn:aws[a-z-]*:(iam|sts)::\d{12}:(user|assumed-role)\/[\w+=,.@/-]+/g, '[this service]');
}

/** Reads something that may not exist. @returns undefined where AWS reports that it does not exist. */
export async function absentIfNotFound<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}
