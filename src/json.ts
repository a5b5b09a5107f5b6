/** A place in a text, both counted from one. */
export interface Position {
  line: number;
  column: number;
}

/**
 * Finds where a text stops being JSON (RFC 8259), since V8's own message quotes the text around that place, which
 * may be a secret.
 * @returns undefined for a text that is JSON.
 */
export function syntaxFault(text: string): Position | undefined {
  const scanner: Scanner = { text, at: 0 };
  if (skipValue(scanner) && next(scanner, /$/y)) return undefined;
  const lines = text.slice(0, scanner.at).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/** `at` moves on over what was found right, and so ends where the fault is. */
interface Scanner {
  text: string;
  at: number;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these may not stand in a JSON string
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const OTHER_SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;

function skipValue(scanner: Scanner): boolean {
  if (next(scanner, /\{/y)) return skipMembers(scanner, /\}/y, skipMember);
  if (next(scanner, /\[/y)) return skipMembers(scanner, /\]/y, skipValue);
  return next(scanner, STRING) || next(scanner, OTHER_SCALAR);
}

function skipMembers(scanner: Scanner, end: RegExp, skipOne: (scanner: Scanner) => boolean): boolean {
  if (next(scanner, end)) return true;
  do {
    if (!skipOne(scanner)) return false;
  } while (next(scanner, /,/y));
  return next(scanner, end);
}

function skipMember(scanner: Scanner): boolean {
  return next(scanner, STRING) && next(scanner, /:/y) && skipValue(scanner);
}

/** Skips white space, then what the pattern takes, if it takes anything. */
function next(scanner: Scanner, pattern: RegExp): boolean {
  const space = /[ \t\r\n]*/y;
  space.lastIndex = scanner.at;
  space.test(scanner.text);
  scanner.at = space.lastIndex;
  pattern.lastIndex = scanner.at;
  const taken = pattern.test(scanner.text);
  if (taken) scanner.at = pattern.lastIndex;
  return taken;
}
