import { createHash, timingSafeEqual } from 'node:crypto';
import type { Config } from '#generated/config.js';
import { Forbidden } from '../errors.js';
import { createHashCheck, createTokenCheck, isBcryptHash, type ValidCredentials } from './bcrypt-hashes.js';
import { type Caller, grantOf } from './caller.js';

type NamedToken = NonNullable<Config['tokens']>[number];

/** A way to recognize what callers send as `X-Auth-Token`. */
interface Recognizer {
  /**
   * @param mayGuess whether what could be guessed is checked. Tokens that nobody can guess, and those that were valid before, are
   * recognized anyway: failed attempts from an address do not delay them. @throws {Unavailable} while too many others wait to be checked.
   */
  recognize: (given: string, mayGuess: boolean) => Promise<Known | undefined>;
}

/** A token of the configuration. */
interface Known {
  caller: Caller;
  /** Milliseconds since 1970; undefined for a token that does not expire. */
  expiresAt?: number | undefined;
}

/** Who sends the single plain `token`, or a bcrypt hash of it. It has all rights. */
const OF_PLAIN_TOKEN: Known = { caller: { name: 'token', grants: [grantOf({ rights: ['admin'] })] } };

/** What the hash of a random token starts with in the configuration. */
const DIGEST_PREFIX = 'sha256:';

/** A plain token of this length is as good as a random one of 128 bits in hexadecimal digits. */
const UNGUESSABLE_LENGTH = 32;

interface Tokens {
  /**
   * Finds the caller whose token was sent.
   * @param mayGuess whether tokens are tried that could be guessed. @returns undefined where none is recognized.
   * @throws {Forbidden} for an expired token; {Unavailable} while too many others wait to be checked.
   */
  callerOf(given: string, mayGuess: boolean): Promise<Caller | undefined>;
}

/** The hashes of the plain token, and the short tokens with names, that were valid before. */
export interface RememberedTokens {
  hashes: ValidCredentials;
  short: ValidCredentials;
}

export function rememberNoTokens(): RememberedTokens {
  return { hashes: new Map(), short: new Map() };
}

/**
 * The tokens of a configuration.
 * @param now returns the current time in milliseconds since 1970. @param remembered is kept for the next configuration, where those of
 * them that it still has are recognized without a check.
 */
export function createTokens(
  { token, tokens = [] }: Pick<Config, 'token' | 'tokens'>,
  { now = Date.now, remembered = rememberNoTokens() } = {},
): Tokens {
  const recognizers = [
    ofDigests(tokens),
    ...(token === undefined ? [] : [ofPlainToken(token), ofHashesOf(token, remembered.hashes)]),
    ofBcryptTokens(tokens, remembered.short),
  ];
  return {
    async callerOf(given, mayGuess) {
      for (const { recognize } of recognizers) {
        const known = await recognize(given, mayGuess);
        if (!known) continue;
        if (known.expiresAt !== undefined && !(now() < known.expiresAt))
          throw new Forbidden(`Token ${known.caller.name} has expired.`);
        return known.caller;
      }
      return undefined;
    },
  };
}

/** Random tokens, by their digests: the time of a look-up tells nothing about a token, as nobody can choose its digest. */
function ofDigests(tokens: NamedToken[]): Recognizer {
  const digests = tokens.filter(({ hash }) => hash.startsWith(DIGEST_PREFIX));
  const known = new Map(digests.map(token => [token.hash.slice(DIGEST_PREFIX.length).toLowerCase(), knownOf(token)]));
  return { recognize: async given => known.get(digest(given).toString('hex')) };
}

/** Compares digests, so that the time depends neither on the token that was sent nor on its length. */
function ofPlainToken(token: string): Recognizer {
  const expected = digest(token);
  return {
    recognize: async (given, mayGuess) =>
      (mayGuess || token.length >= UNGUESSABLE_LENGTH) && timingSafeEqual(digest(given), expected)
        ? OF_PLAIN_TOKEN
        : undefined,
  };
}

/** Hashes of the plain token, as the predecessor's clients send them. */
function ofHashesOf(token: string, valid: ValidCredentials): Recognizer {
  const isHashOfToken = createHashCheck(token, undefined, valid);
  return {
    recognize: async (given, mayGuess) =>
      isBcryptHash(given) && (await isHashOfToken(given, mayGuess)) ? OF_PLAIN_TOKEN : undefined,
  };
}

/** Short tokens, of which the configuration has bcrypt hashes. */
function ofBcryptTokens(tokens: NamedToken[], valid: ValidCredentials): Recognizer {
  const hashed = tokens.filter(({ hash }) => !hash.startsWith(DIGEST_PREFIX));
  const hashes = hashed.map(({ hash }) => hash);
  const check = createTokenCheck(hashes, undefined, valid);
  return {
    async recognize(given, mayGuess) {
      const found = hashed.length > 0 ? await check(given, mayGuess) : undefined;
      const token = hashed.find(({ hash }) => hash === found);
      return token && knownOf(token);
    },
  };
}

function knownOf({ name, rights, accounts, spaces, expires }: NamedToken): Known {
  const grant = grantOf({ rights, ...(accounts && { accounts }), ...(spaces && { spaces }) });
  return { caller: { name, grants: [grant] }, expiresAt: expires === undefined ? undefined : Date.parse(expires) };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
