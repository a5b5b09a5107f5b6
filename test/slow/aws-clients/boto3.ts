import type { Test } from 'tap';
import { type AwsClient, environment, type Members, Unknown } from './client.js';
import { pythonProgram } from './python.js';

/** boto3, AWS's SDK for Python, in one process that ends with the test. */
export async function boto3(t: Test): Promise<AwsClient> {
  const send = await pythonProgram(t, ['boto3_calls.py'], 'boto3', environment());

  async function ask(request: Members) {
    const { answer, error, unknown } = await send(request);
    if (unknown !== undefined) throw new Unknown(unknown);
    if (error !== undefined) throw new Error(error);
    return answer;
  }

  return {
    name: 'boto3',
    call: ({ endpoint }, call) => ask({ kind: 'call', endpoint, ...call }),
    paginate: ({ endpoint }, call, pages) => ask({ kind: 'paginate', endpoint, ...call, ...pages }),
    wait: ({ endpoint }, call) => ask({ kind: 'wait', endpoint, ...call }),
    offers: service => ask({ kind: 'offers', endpoint: 'http://127.0.0.1', service }),
  };
}
