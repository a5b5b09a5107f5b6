import { AwsError, type Members } from '../backend.js';

/** AWS JSON 1.1: the operation in `X-Amz-Target`, bodies in JSON, timestamps in seconds since the epoch. */
export const jsonProtocol = {
  contentType: 'application/x-amz-json-1.1',

  /** @throws AwsError SerializationException */
  decode(body: string): Members {
    const value = parse(body || '{}');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed();
    // JSON.parse turns an object into a record of unknown values.
    return value as Members;
  },

  encode: (output: Members): string => JSON.stringify(withEpochSeconds(output)),

  encodeError: (error: AwsError): string => JSON.stringify({ __type: error.code, message: error.message }),
};

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw malformed();
  }
}

function malformed(): AwsError {
  return new AwsError('SerializationException', 'The body is not a JSON structure.');
}

function withEpochSeconds(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(withEpochSeconds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withEpochSeconds(member)]));
}
