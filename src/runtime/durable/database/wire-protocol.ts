/**
 * The part of PostgreSQL's frontend/backend protocol that a proxy between a client and a server needs.
 * Source: PostgreSQL documentation, "Message Formats".
 */

const LENGTH = 4;

/** Types of messages from the client. */
const QUERY = 'Q';
const SYNC = 'S';
const TERMINATE = 'X';

/** Types of messages from the server. */
const AUTHENTICATION = 'R';
const PARAMETER_STATUS = 'S';
const READY_FOR_QUERY = 'Z';
const NOTIFICATION = 'A';
const ERROR = 'E';

/** The severity of an error after which a server ends, as a field of its message. */
const PANIC = '\0VPANIC\0';

/** A server's response to the start-up message of a client that needs no password. */
export const STARTUP_RESPONSE = Buffer.concat([
  message(AUTHENTICATION, Buffer.alloc(LENGTH)),
  message(PARAMETER_STATUS, Buffer.from('server_version\x0018.0\0')),
  message(PARAMETER_STATUS, Buffer.from('client_encoding\0UTF8\0')),
  message(READY_FOR_QUERY, Buffer.from('I')),
]);

/** Messages of a client that are executed together. */
export interface Batch {
  messages: Buffer;
  isListen: boolean;
  isTerminate: boolean;
  rest: Buffer;
}

/** Removes the start-up message, the only one without a type. @returns undefined while it is incomplete. */
export function withoutStartup(received: Buffer): Buffer | undefined {
  if (received.length < LENGTH) return undefined;
  const length = received.readInt32BE(0);
  return received.length < length ? undefined : received.subarray(length);
}

/** The messages up to a Query, Sync or Terminate, which must not be interleaved with those of another session. */
export function nextBatch(received: Buffer): Batch | undefined {
  for (const { type, start, end } of messagesIn(received)) {
    if (type !== QUERY && type !== SYNC && type !== TERMINATE) continue;
    return {
      messages: received.subarray(0, end),
      isListen: type === QUERY && /^listen/i.test(received.toString('latin1', start + 1 + LENGTH, start + 11 + LENGTH)),
      isTerminate: type === TERMINATE,
      rest: received.subarray(end),
    };
  }
  return undefined;
}

/** The response of a server, and the notifications in it, which concern every listening client. */
interface Response {
  messages: Buffer;
  notifications: Buffer;
  /** Whether no transaction is open after it. */
  isIdle: boolean;
  /** Whether the server has to be started again. */
  hasPanicked: boolean;
}

export function splitResponse(response: Buffer): Response {
  const own: Buffer[] = [];
  const notifications: Buffer[] = [];
  let isIdle = true;
  let hasPanicked = false;
  for (const { type, start, end } of messagesIn(response)) {
    (type === NOTIFICATION ? notifications : own).push(response.subarray(start, end));
    if (type === ERROR && response.subarray(start, end).includes(PANIC, 0, 'latin1')) hasPanicked = true;
    if (type === READY_FOR_QUERY) isIdle = response[start + 1 + LENGTH] === 'I'.charCodeAt(0);
  }
  return { messages: Buffer.concat(own), notifications: Buffer.concat(notifications), isIdle, hasPanicked };
}

function* messagesIn(bytes: Buffer): Generator<{ type: string; start: number; end: number }> {
  let start = 0;
  while (start + 1 + LENGTH <= bytes.length) {
    const end = start + 1 + bytes.readInt32BE(start + 1);
    if (end > bytes.length) return;
    yield { type: bytes.toString('latin1', start, start + 1), start, end };
    start = end;
  }
}

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(1 + LENGTH);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(LENGTH + body.length, 1);
  return Buffer.concat([head, body]);
}
