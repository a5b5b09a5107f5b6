import type { Members } from './backend.js';

/** A call that the emulator received. Times are milliseconds since the epoch by the machine's clock. */
export interface RecordedCall {
  service: string;
  action: string;
  /** The Region that the call is signed for. The emulator is the same in all. Undefined without a signature. */
  region: string | undefined;
  input: Members;
  requestId: string;
  startedAt: number;
  /** Undefined until the call ends. */
  endedAt: number | undefined;
  /** The HTTP status; undefined until the response is sent, and for calls without a response. */
  status: number | undefined;
  errorCode?: string;
}
