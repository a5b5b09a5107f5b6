import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceErrors } from '../../../scripts/aws-errors.js';
import { type NamedErrorClass, namedErrorOf } from '../../../src/aws/error-codes.js';

/** An error that AWS's model lists for an operation that this service calls. */
export interface ErrorOfOperation {
  service: string;
  operation: string;
  /** AWS's name of the error. */
  name: string;
  /** The code in the response. */
  code: string;
  error: NamedErrorClass | undefined;
}

export const { source, services } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../test/fixtures/aws-errors.json'), 'utf8'),
) as { source: string; services: Record<string, ServiceErrors> }; // scripts/aws-errors.ts writes it

/**
 * The errors that any operation may return. Source: "Common Error Types" of each service's API reference, for example of IAM;
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
export const COMMON_ERRORS = [
  'AccessDeniedException',
  'ExpiredTokenException',
  'IncompleteSignature',
  'InternalFailure',
  'InvalidParameterCombination',
  'InvalidParameterValue',
  'MalformedHttpRequestException',
  'MissingAuthenticationToken',
  'MissingParameter',
  'NotAuthorized',
  'OptInRequired',
  'RequestAbortedException',
  'RequestEntityTooLargeException',
  'RequestExpired',
  'RequestTimeoutException',
  'ServiceUnavailable',
  'ThrottlingException',
  'UnknownOperationException',
  'UnrecognizedClientException',
  'ValidationError',
];

/**
 * What services return besides, by experience: Query services say `AccessDenied` and `Throttling`, others validate with
 * `ValidationException`; the rest are the codes that AWS's SDKs retry as throttling (`THROTTLING_ERROR_CODES` of
 * `@smithy/service-error-classification`).
 */
export const UNLISTED_ERRORS = [
  'AccessDenied',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'ThrottledException',
  'Throttling',
  'TooManyRequestsException',
  'ValidationException',
];

/** The operations of AWS's models whose errors are known, by service. */
export function knownOperations(): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(services).map(([service, { operations }]) => [service, Object.keys(operations)]),
  );
}

/** Every error of every operation. */
export function errorsOfOperations(): ErrorOfOperation[] {
  return Object.entries(services).flatMap(([service, { operations, codes }]) =>
    Object.entries(operations).flatMap(([operation, names]) =>
      names.map(name => {
        const code = codes[name] ?? name;
        return { service, operation, name, code, error: namedErrorOf(service, operation, code, '') };
      }),
    ),
  );
}
