import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account.js';
import { AwsError, type Backend, type Members } from './backend.js';
import { NoResponse, type newFaults } from './faults.js';
import { type Call, decodeCall } from './protocols/call.js';
import type { RecordedCall } from './recorded-call.js';

/** What influences calls, and their record. The emulator's owner may change it while the server runs. */
export interface Control {
  calls: RecordedCall[];
  faults: ReturnType<typeof newFaults>;
  /** Milliseconds that every call waits before it takes effect. */
  latency: number;
  /** @throws AwsError if the call exceeds the account's rates */
  takeToken(service: string, action: string): void;
}

const MAX_RECORDED_CALLS = 10_000;
const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** A server that runs each request's action, responds in the request's protocol, and records the call. */
export function emulatorServer(account: Account, backends: Backend[], control: Control): Server {
  const server = createServer((request, response) => {
    respond(request, response).catch(() => request.socket.destroy());
  });
  // A client that reuses an idle connection at the moment when it is closed here would get a connection reset.
  server.keepAliveTimeout = 120_000;
  return server;

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    const { accessKeyId, region } = credentialOf(request);
    const body = await readBody(request);
    const call = decodeCall(request, body, backends, {
      region: account.region,
      signedRegion: region ?? account.region,
      accessKeyId,
      accountId: account.accountId,
      requestId,
    });
    const { service, action, input } = call;
    const record: RecordedCall = {
      service,
      action,
      region,
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

/** Source: AWS Signature Version 4, "Credential scope": key/date/region/service/aws4_request. */
function credentialOf({ headers }: IncomingMessage): { accessKeyId?: string; region?: string } {
  const { accessKeyId, region } =
    /Credential=(?<accessKeyId>[^/=]+)\/\d{8}\/(?<region>[\w-]+)\//.exec(headers.authorization ?? '')?.groups ?? {};
  return { accessKeyId, region };
}

async function perform(call: Call, control: Control): Promise<Members | AwsError | NoResponse> {
  try {
    control.takeToken(call.service, call.action);
    const faults = control.faults.forCall(call.service, call.action);
    if (control.latency > 0) await sleep(control.latency);
    await faults.before();
    const outcome = execute(call);
    await faults.after();
    return outcome;
  } catch (error) {
    if (error instanceof AwsError || error instanceof NoResponse) return error;
    throw error;
  }
}

function execute(call: Call): Members | AwsError {
  try {
    return call.execute();
  } catch (error) {
    if (error instanceof AwsError) return error;
    // A defect of the emulator itself.
    return new AwsError('InternalFailure', `The emulator failed at ${call.action}: ${String(error)}`, 500);
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error('The request is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
