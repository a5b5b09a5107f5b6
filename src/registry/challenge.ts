/** One authentication scheme that a server offers in `WWW-Authenticate`. */
export interface Challenge {
  /** In lower case: `basic`, `bearer`. */
  scheme: string;
  /** By their names in lower case. */
  parameters: Record<string, string>;
}

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
/** `name=value` with optional white space; the value is quoted or a token. */
const PARAMETER = new RegExp(`\\s*(${TOKEN})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|(${TOKEN}))\\s*(?:,|$)`, 'y');
/** A scheme. Unlike the name of a parameter, it is followed by white space without `=`, or by the end. */
const SCHEME = new RegExp(`[\\s,]*(${TOKEN})(?:\\s+(?![\\s=])|\\s*(?:,|$))`, 'y');

/**
 * Parses `WWW-Authenticate`: challenges with their parameters, all separated by commas (RFC 9110, section 11.6.1). Stops at the
 * first syntax error and returns the challenges before it.
 */
export function parseChallenges(header: string): Challenge[] {
  const challenges: Challenge[] = [];
  let at = 0;
  while (at < header.length) {
    const parameter = matchAt(PARAMETER, header, at);
    const current = challenges.at(-1);
    if (parameter && current) {
      const [whole, name = '', quoted, bare = ''] = parameter;
      current.parameters[name.toLowerCase()] = quoted?.replace(/\\(.)/g, '$1') ?? bare;
      at += whole.length;
      continue;
    }
    const scheme = matchAt(SCHEME, header, at);
    if (!scheme) break;
    challenges.push({ scheme: (scheme[1] ?? '').toLowerCase(), parameters: Object.create(null) });
    at += scheme[0].length;
  }
  return challenges;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
