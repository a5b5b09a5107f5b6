import {
  AlreadyExists,
  BadGateway,
  Conflict,
  type ErrorDetails,
  Invalid,
  type NamedError,
  NotFound,
  Throttled,
  Unavailable,
} from '../errors.js';

export type NamedErrorClass = new (message: string, details?: ErrorDetails) => NamedError;

/**
 * The named error of each of AWS's error codes. It follows from what the caller can do: name something that exists
 * (`NotFound`), wait for or change the state of a resource or a quota (`Conflict`), change the request (`Invalid`), repeat
 * it (`Throttled`, `Unavailable`). `BadGateway` is what only the operator or AWS can resolve, and what AWS rejects although the
 * caller has no influence on it. Sources: AWS's models, as in `test/fixtures/aws-errors.json`, and the page "Common Error
 * Types" of each service's API reference.
 */
export const ERRORS_BY_CODE: Record<string, NamedErrorClass> = {
  // It does not exist.
  ClusterNotFoundException: NotFound,
  ServiceNotFoundException: NotFound,
  ServiceDeploymentNotFoundException: NotFound,
  NamespaceNotFoundException: NotFound,
  ResourceNotFoundException: NotFound,
  NamespaceNotFound: NotFound,
  ServiceNotFound: NotFound,
  NoSuchEntity: NotFound,
  InvalidResourceId: NotFound,
  LoadBalancerNotFound: NotFound,
  ListenerNotFound: NotFound,
  RuleNotFound: NotFound,
  TargetGroupNotFound: NotFound,
  TrustStoreNotFound: NotFound,
  // It already exists.
  EntityAlreadyExists: AlreadyExists,
  ResourceAlreadyExistsException: AlreadyExists,
  ResourceExistsException: AlreadyExists,
  ServiceAlreadyExists: AlreadyExists,
  ParameterAlreadyExists: AlreadyExists,
  // The state of a resource, or a quota, does not allow the call.
  ClusterContainsServicesException: Conflict,
  ClusterContainsTasksException: Conflict,
  ClusterContainsContainerInstancesException: Conflict,
  ClusterContainsCapacityProviderException: Conflict,
  ServiceNotActiveException: Conflict,
  UpdateInProgressException: Conflict,
  ConflictException: Conflict,
  ConcurrentModification: Conflict,
  OperationAbortedException: Conflict,
  DeleteConflict: Conflict,
  UnmodifiableEntity: Conflict,
  ResourceInUse: Conflict,
  InvalidRequestException: Conflict,
  PreconditionNotMetException: Conflict,
  HierarchyTypeMismatchException: Conflict, // the type of an existing parameter cannot be changed
  EncryptionFailure: Conflict, // with the key of an existing secret
  DecryptionFailure: Conflict,
  LimitExceeded: Conflict,
  LimitExceededException: Conflict,
  ResourceLimitExceeded: Conflict,
  ParameterLimitExceeded: Conflict,
  ParameterMaxVersionLimitExceeded: Conflict,
  // The request is not valid.
  ClientException: Invalid,
  InvalidParameterException: Invalid,
  InvalidParameterCombination: Invalid,
  InvalidParameterValue: Invalid,
  InvalidInput: Invalid,
  MissingParameter: Invalid,
  ValidationError: Invalid,
  ValidationException: Invalid,
  PlatformUnknownException: Invalid,
  PlatformTaskDefinitionIncompatibilityException: Invalid,
  UnsupportedFeatureException: Invalid,
  UnsupportedParameterType: Invalid,
  HierarchyLevelLimitExceededException: Invalid, // a name has more than 15 levels
  IncompatiblePolicyException: Invalid,
  InvalidAllowedPatternException: Invalid,
  InvalidFilterValue: Invalid, // the path of a prefix
  InvalidKeyId: Invalid,
  InvalidPolicyAttributeException: Invalid,
  InvalidPolicyTypeException: Invalid,
  ParameterPatternMismatchException: Invalid,
  PoliciesLimitExceededException: Invalid,
  TooManyTagsException: Invalid,
  TooManyTagsError: Invalid,
  RequestEntityTooLargeException: Invalid,
  // AWS throttles the call.
  Throttling: Throttled,
  ThrottlingException: Throttled,
  ThrottledException: Throttled,
  RequestThrottled: Throttled,
  RequestThrottledException: Throttled,
  RequestLimitExceeded: Throttled,
  TooManyRequestsException: Throttled,
  TooManyUpdates: Throttled,
  // The same request may succeed later.
  ServiceUnavailable: Unavailable,
  ServiceUnavailableException: Unavailable,
  RequestAbortedException: Unavailable,
  RequestTimeoutException: Unavailable,
  PaginationTokenExpiredException: Unavailable, // a list took longer than 15 minutes
  // AWS does not accept this service, its credentials or its account.
  AccessDenied: BadGateway,
  AccessDeniedException: BadGateway,
  BlockedException: BadGateway,
  NotAuthorized: BadGateway,
  OptInRequired: BadGateway,
  RegionDisabledException: BadGateway,
  PackedPolicyTooLarge: BadGateway,
  // AWS does not accept what this service, and not its caller, wrote into the call.
  InvalidFilterKey: BadGateway,
  InvalidFilterOption: BadGateway,
  InvalidNextToken: BadGateway,
  InvalidNextTokenException: BadGateway,
  InvalidResourceType: BadGateway,
  InvalidTarget: BadGateway,
  MalformedHttpRequestException: BadGateway,
  MalformedPolicyDocument: BadGateway,
  MalformedPolicyDocumentException: BadGateway,
  UnknownOperationException: BadGateway,
  UnsupportedProtocol: BadGateway,
  // AWS failed.
  HealthUnavailable: BadGateway,
  InternalFailure: BadGateway,
  InternalServerError: BadGateway,
  InternalServiceError: BadGateway,
  InternalServiceException: BadGateway,
  ServerException: BadGateway,
  ServiceFailure: BadGateway,
};

/**
 * AWS rejects the credentials of this service, or the signature that it made with them. The messages of some of these errors
 * repeat the signed request with the session token, so that they must reach neither the caller nor the log. Source: IAM User
 * Guide, "Troubleshoot Signature Version 4 signing errors".
 */
export const CREDENTIAL_ERRORS: readonly string[] = [
  'AuthFailure',
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignature',
  'IncompleteSignatureException',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'RequestExpired',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
];

/** A code that means something else in some operations of a service, or with some messages. */
interface CodeException {
  service: string;
  actions?: string[];
  code: string;
  message?: RegExp;
  error: NamedErrorClass;
}

/** What a code means where it is not what `ERRORS_BY_CODE` says. */
export const EXCEPTIONS: CodeException[] = [
  // ECS has no code of its own for a task definition or a task that does not exist.
  { service: 'ecs', code: 'ClientException', message: /unable to describe task definition/i, error: NotFound },
  { service: 'ecs', code: 'ClientException', message: /specified task definition does not exist/i, error: NotFound },
  { service: 'ecs', code: 'InvalidParameterException', message: /task was not found/i, error: NotFound },
  { service: 'ecs', code: 'ClientException', message: /too many concurrent attempts/i, error: Throttled },
  { service: 'ecs', code: 'InvalidParameterException', message: /was not idempotent/i, error: AlreadyExists },
  { service: 'ecs', code: 'InvalidParameterException', message: /still draining/i, error: Conflict },
  // ECS calls EC2 to start a task, and passes on that EC2 throttles it. Source: dask-cloudprovider, issue 56.
  { service: 'ecs', code: 'InvalidParameterException', message: /RequestLimitExceeded/, error: Throttled },
  // Deletion protection. Source: CloudWatch Logs User Guide, "Protecting log groups from deletion".
  { service: 'logs', actions: ['DeleteLogGroup'], code: 'ValidationException', error: Conflict },
  // The key is the request's or, without one, the account's.
  { service: 'secretsmanager', actions: ['CreateSecret'], code: 'EncryptionFailure', error: Invalid },
  { service: 'secretsmanager', actions: ['CreateSecret'], code: 'DecryptionFailure', error: Invalid },
  // The role and the session of `assumeRole` come from the configuration.
  { service: 'sts', code: 'ValidationError', error: BadGateway },
];

/**
 * The named error that an error of AWS is mapped to on purpose; undefined where it is not.
 * @param service as in ARNs (`ecs`). @param action AWS's name of the call. @param code as in the response.
 */
export function namedErrorOf(
  service: string,
  action: string,
  code: string,
  message: string,
): NamedErrorClass | undefined {
  const exception = EXCEPTIONS.find(
    row =>
      row.service === service &&
      row.code === code &&
      (row.actions?.includes(action) ?? true) &&
      (row.message?.test(message) ?? true),
  );
  if (exception) return exception.error;
  if (CREDENTIAL_ERRORS.includes(code)) return BadGateway;
  return Object.hasOwn(ERRORS_BY_CODE, code) ? ERRORS_BY_CODE[code] : undefined;
}
