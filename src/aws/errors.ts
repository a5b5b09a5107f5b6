import {
  AlreadyExists,
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

/** The named error of each of AWS's error codes, for all services. */
export const ERRORS_BY_CODE: Record<string, NamedErrorClass> = {
  // It does not exist.
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
  // It already exists.
  EntityAlreadyExists: AlreadyExists,
  EntityAlreadyExistsException: AlreadyExists,
  ResourceAlreadyExistsException: AlreadyExists,
  ResourceExistsException: AlreadyExists,
  ServiceAlreadyExists: AlreadyExists,
  NamespaceAlreadyExists: AlreadyExists,
  ParameterAlreadyExists: AlreadyExists,
  // The state of a resource does not allow the call.
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
  // The request is not valid.
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
  // AWS throttles the call.
  Throttling: Throttled,
  ThrottlingException: Throttled,
  ThrottledException: Throttled,
  RequestThrottled: Throttled,
  RequestThrottledException: Throttled,
  RequestLimitExceeded: Throttled,
  TooManyRequestsException: Throttled,
  TooManyUpdates: Throttled,
  ProvisionedThroughputExceededException: Throttled,
  // AWS is temporarily unavailable.
  ServiceUnavailable: Unavailable,
  ServiceUnavailableException: Unavailable,
};

/** Errors whose message says what their code does not. */
export const EXCEPTIONS: { service: string; code: string; message: RegExp; error: NamedErrorClass }[] = [
  // ECS has no code of its own for a task definition or a task that does not exist.
  { service: 'ecs', code: 'ClientException', message: /unable to describe task definition/i, error: NotFound },
  { service: 'ecs', code: 'InvalidParameterException', message: /task was not found/i, error: NotFound },
  { service: 'ecs', code: 'ClientException', message: /too many concurrent attempts/i, error: Throttled },
  { service: 'ecs', code: 'InvalidParameterException', message: /was not idempotent/i, error: AlreadyExists },
  { service: 'ecs', code: 'InvalidParameterException', message: /still draining/i, error: Conflict },
];

const RETRY_AFTER_SECONDS = 2;

/**
 * Maps an error of the SDK to a named error with AWS's code and request id. AWS's own message reaches the caller, without
 * what identifies the account's credentials.
 * @param service as in ARNs (`ecs`). @param action AWS's name of the call.
 */
export function mapAwsError(error: unknown, service: string, action: string): Error {
  if (!(error instanceof Error)) return new BadGateway(`${service} ${action} failed.`, { cause: error });
  const sdk = error as Error & { $metadata?: { requestId?: string; httpStatusCode?: number }; code?: string };
  const details = { cause: error, awsCode: error.name, awsRequestId: sdk.$metadata?.requestId };
  const message = withoutCredentials(error.message || error.name);
  const Named = exceptionOf(service, error) ?? ERRORS_BY_CODE[error.name];
  if (Named) {
    const isTransient = Named === Throttled || Named === Unavailable;
    return new Named(message, { ...details, ...(isTransient && { retryAfter: RETRY_AFTER_SECONDS }) });
  }
  if (error.name === 'AbortError') return error;
  if (error.name === 'TimeoutError')
    return new TimedOut(`AWS did not answer ${service} ${action} in time.`, { cause: error });
  if (sdk.$metadata?.httpStatusCode) return new BadGateway(`AWS refused ${service} ${action}: ${message}`, details);
  return new BadGateway(`AWS could not be reached for ${service} ${action}.`, {
    cause: error,
    ...(sdk.code && { awsCode: sdk.code }),
  });
}

function exceptionOf(service: string, { name, message }: Error): NamedErrorClass | undefined {
  return EXCEPTIONS.find(row => row.service === service && row.code === name && row.message.test(message))?.error;
}

/** Some messages of AWS name the caller: the id of its access key, or its user or role. */
function withoutCredentials(message: string): string {
  return message
    .replace(/\b(AKIA|ASIA)[A-Z0-9]{12,}\b/g, '[access key]')
    .replace(/\barn:aws[a-z-]*:(iam|sts)::\d{12}:(user|assumed-role)\/[\w+=,.@/-]+/g, '[this service]');
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
