import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account.js';
import { AwsError, type Backend, type Members } from './backend.js';
import { NoResponse, type newFaults } from './faults.js';
import { type Call, decodeCall } from './protocols/call.js';

/** One call as the emulator saw it. Times are milliseconds since the epoch on the machine's own clock. */
export interface RecordedCall {
  service: string;
  action: string;
  input: Members;
  requestId: string;
  startedAt: number;
  /** Undefined until the call is over. */
  endedAt: number | undefined;
  /** Undefined until it is answered, which a dropped call never is. */
  status: number | undefined;
  errorCode?: string;
}

/** What the server keeps of calls and does to them; the emulator's owner changes it while the server runs. */
export interface Control {
  calls: RecordedCall[];
  faults: ReturnType<typeof newFaults>;
  /** Milliseconds that every call waits before it has an effect. */
  latency: number;
  /** @throws AwsError where the call exceeds the account's rates. */
  takeToken(service: string, action: string): void;
}

const MAX_RECORDED_CALLS = 10_000;
const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** A server that answers each request by its backend, in the request's own protocol, and records it. */
export function emulatorServer(account: Account, backends: Backend[], control: Control): Server {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy());
  });
  // An SDK client that comes back to an idle connection in the moment it is closed here would see a reset.
  server.keepAliveTimeout = 120_000;
  return server;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    const body = await read(request);
    const call = decodeCall(request, body, backends, {
      region: account.region,
      accountId: account.accountId,
      requestId,
    });
    const { service, action, input } = call;
    const record: RecordedCall = {
      service,
      action,
      input,
      requestId,
      startedAt: Date.now(),
      endedAt: undefined,
      status: undefined,
    };
    control.calls.push(record);
    if (control.calls.length > MAX_RECORDED_CALLS) control.calls.shift();
    const outcome = await perform(call, control);
    record.endedAt = Date.now();
    if (outcome instanceof NoResponse) {
      if (outcome.connection === 'destroyed') request.socket.destroy();
      return;
    }
    const isError = outcome instanceof AwsError;
    record.status = isError ? outcome.status : 200;
    if (isError) record.errorCode = outcome.code;
    response.writeHead(record.status, { 'content-type': call.contentType, 'x-amzn-requestid': requestId });
    response.end(isError ? call.encodeError(outcome) : call.encode(outcome));
  }
}

async function perform(call: Call, control: Control): Promise<Members | AwsError | NoResponse> {
  try {
    control.takeToken(call.service, call.action);
    const forCall = control.faults.forCall(call.service, call.action);
    if (control.latency > 0) await sleep(control.latency);
    await forCall.before();
    const outcome = outcomeOf(call);
    await forCall.after();
    return outcome;
  } catch (error) {
    if (error instanceof AwsError || error instanceof NoResponse) return error;
    throw error;
  }
}

function outcomeOf(call: Call): Members | AwsError {
  try {
    return call.act();
  } catch (error) {
    if (error instanceof AwsError) return error;
    // A fault of the emulator itself: as loud as an AWS error can be.
    return new AwsError('InternalFailure', `The emulator failed at ${call.action}: ${String(error)}`, 500);
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error('The request is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
