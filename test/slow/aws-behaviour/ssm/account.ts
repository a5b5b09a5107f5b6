import { type PutParameterCommandInput, SSM } from '@aws-sdk/client-ssm';
import type { Test } from 'tap';
import { manualClock } from '../../../../src/emulator/index.js';
import { connect } from '../../../emulator/connect.js';

export const START = new Date('2026-01-01T00:00:00Z');
export const ARN = 'arn:aws:ssm:us-east-1:012345678901:parameter';

/** An account without parameters, whose time stands still. */
export async function emptyAccount(t: Test) {
  const clock = manualClock();
  const { client, emulator } = await connect(t, SSM, { clock });
  return {
    client,
    clock,
    seed: emulator.seed,
    /** Puts a parameter of type String with the value `value`, unless `more` says otherwise. */
    put: (Name: string, more: Partial<PutParameterCommandInput> = {}) =>
      client.putParameter({ Name, Value: 'value', Type: 'String', ...more }),
  };
}

/** An error with status 400. */
export function failed(name: string, message: string) {
  return { name, message, status: 400 };
}
