import type { IncomingMessage } from 'node:http';
import { AwsError, type Backend, type CallContext, type Members } from '../backend.js';
import { checkInput } from '../validation.js';
import { jsonProtocol } from './json.js';
import { queryProtocol } from './query.js';

/** A decoded request: its service and action, and how its response is encoded. */
export interface Call {
  service: string;
  action: string;
  input: Members;
  /** @throws AwsError also if the action is unknown, the request is not signed, or its input is malformed */
  execute: () => Members;
  contentType: string;
  encode: (output: Members) => string;
  encodeError: (error: AwsError) => string;
}

/** Decodes a request by its protocol, and finds the service and the action that it calls. */
export function decodeCall(request: IncomingMessage, body: string, backends: Backend[], context: CallContext): Call {
  const target = request.headers['x-amz-target'];
  return typeof target === 'string' ? jsonCall(target) : queryCall();

  function jsonCall(target: string): Call {
    const dot = target.lastIndexOf('.');
    const [prefix, action] = [target.slice(0, dot), target.slice(dot + 1)];
    const backend = backends.find(({ protocol }) => protocol.kind === 'json' && protocol.target === prefix);
    const decoded = attempt(() => jsonProtocol.decode(body));
    return {
      service: backend?.service ?? prefix,
      action,
      input: decoded.value ?? {},
      execute() {
        checkSignature(request, 'Exception', 400);
        const run = actionOf(backend, action);
        if (!run) throw new AwsError('UnknownOperationException', `The emulator does not know ${target}.`);
        if (!decoded.value) throw decoded.error;
        return run(decoded.value, context);
      },
      contentType: jsonProtocol.contentType,
      encode: jsonProtocol.encode,
      encodeError: jsonProtocol.encodeError,
    };
  }

  function queryCall(): Call {
    const { action, version, input } = queryProtocol.decode(body);
    const backend = backends.find(({ protocol }) => protocol.kind === 'query' && protocol.version === version);
    const namespace =
      backend?.protocol.kind === 'query'
        ? backend.protocol.namespace
        : 'http://webservices.amazon.com/AWSFault/2005-15-09';
    return {
      service: backend?.service ?? version,
      action,
      input,
      execute() {
        checkSignature(request, '', 403);
        const run = actionOf(backend, action);
        if (!run) {
          throw new AwsError(
            'InvalidAction',
            `Could not find operation ${action} for version ${version || 'NO_VERSION_SPECIFIED'}`,
          );
        }
        return run(input, context);
      },
      contentType: queryProtocol.contentType,
      encode: output => queryProtocol.encode(output, { action, namespace, requestId: context.requestId }),
      encodeError: error => queryProtocol.encodeError(error, { namespace, requestId: context.requestId }),
    };
  }
}

/** An action that checks its input by AWS's model before it runs. */
function actionOf(backend: Backend | undefined, action: string): Backend['actions'][string] | undefined {
  const run = backend && Object.hasOwn(backend.actions, action) ? backend.actions[action] : undefined;
  if (!backend || !run) return undefined;
  return (input, context) => {
    checkInput(backend.service, action, input);
    return run(input, context);
  };
}

/**
 * Requires the form of a Signature Version 4. The signature itself is not verified, so any key is accepted.
 * @param suffix the services with the JSON protocol append `Exception` to the code
 */
function checkSignature(request: IncomingMessage, suffix: string, status: number): void {
  const authorization = request.headers.authorization ?? '';
  const scope =
    /^AWS4-HMAC-SHA256 Credential=[^/,\s]+\/\d{8}\/[\w-]+\/[\w-]+\/aws4_request,\s*SignedHeaders=[^,\s]+,\s*Signature=[0-9a-f]{64}$/;
  if (scope.test(authorization)) return;
  throw new AwsError(`MissingAuthenticationToken${suffix}`, 'Missing Authentication Token', status);
}

function attempt<T>(make: () => T): { value: T; error?: undefined } | { value?: undefined; error: unknown } {
  try {
    return { value: make() };
  } catch (error) {
    return { error };
  }
}
