/** One way to prove oneself that a server offers in `WWW-Authenticate`. */
export interface Challenge {
  /** In small letters: `basic`, `bearer`. */
  scheme: string;
  /** Names in small letters. */
  parameters: Record<string, string>;
}

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
/** `name=value` with white space around, the value quoted or bare. */
const PARAMETER = new RegExp(`\\s*(${TOKEN})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|(${TOKEN}))\\s*(?:,|$)`, 'y');
/** A scheme, which what follows parts from a parameter's name: white space and no `=`, or the end. */
const SCHEME = new RegExp(`[\\s,]*(${TOKEN})(?:\\s+(?![\\s=])|\\s*(?:,|$))`, 'y');

/**
 * Reads `WWW-Authenticate`: several challenges, each with its parameters, all parted by commas (RFC 9110, section 11.6.1).
 * What cannot be read ends the reading: what came before it counts.
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
