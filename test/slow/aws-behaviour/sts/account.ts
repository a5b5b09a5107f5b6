import type { Test } from 'tap';
import { type EmulatorOptions, startEmulator } from '../../../../src/emulator/index.js';
import { callSts } from '../../../emulator/sts-call.js';

/** An account, and calls of STS in it whose responses are read as text. */
export async function account(t: Test, options?: EmulatorOptions) {
  const emulator = await startEmulator(options);
  t.teardown(() => emulator.close());
  return {
    emulator,
    async call(form: Record<string, string>, headers?: Record<string, string>) {
      const { status, body } = await callSts(emulator, form, headers);
      /** The text of an element of the response. */
      const text = (element: string) => body.match(`<${element}>([^<]*)</${element}>`)?.[1];
      return { status, body, text };
    },
  };
}
