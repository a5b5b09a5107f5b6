/** Who sent a request, as its token says. */
export interface Caller {
  /** The name of the token, for the log and for operations. It holds nothing secret. */
  name: string;
}

/** Who sends the single plain `token` of the configuration, or a bcrypt hash of it. */
export const TOKEN_CALLER: Caller = { name: 'token' };
