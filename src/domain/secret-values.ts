import type { Fault } from '../errors.js';
import { faultIf } from './faults.js';

/** Base64 in its standard alphabet with padding, as the predecessor's decoder (Go's encoding/json) required it. */
const BASE64 = /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

interface Value {
  SecretString?: string | undefined;
  SecretBinary?: string | undefined;
}

/** The faults of the value of a new secret: it needs one, as text or as bytes. An empty one counts as absent. @param pointer to the secret. */
export function secretValueFaults(pointer: string, { SecretString, SecretBinary }: Value): Fault[] {
  const binary = `${pointer}/SecretBinary`;
  if (SecretString) return faultIf(SecretBinary, binary, 'cannot be combined with SecretString');
  if (SecretBinary) return faultIf(!BASE64.test(SecretBinary), binary, 'must be Base64, with padding');
  return [{ pointer: `${pointer}/SecretString`, message: 'is required, unless SecretBinary is given' }];
}
