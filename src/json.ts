/** A place in a text. Lines and columns are counted from one. */
export interface Position {
  line: number;
  column: number;
}

/**
 * Parses a JSON text.
 * @param errorAt makes the error to throw from the place where the text stops being JSON. V8's own error is not passed
 * on, because its message quotes the text around that place, which may be a secret.
 * @throws what `errorAt` makes.
 */
export function parseJson(text: string, errorAt: (position: Position) => Error): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw errorAt(positionOf(syntaxErrorOffset(text), text));
  }
}

/** More than any schema, or any description of an image, needs. */
export const MAX_DEPTH = 64;

/**
 * Whether lists and objects of a JSON text are nested more than 64 levels deep. It does not parse the text: `JSON.parse` needs a
 * microsecond for each level, and what walks through its result recurses.
 */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length && depth <= MAX_DEPTH; at++) {
    const character = text.charAt(at);
    if (character === '"') isInString = !isInString;
    else if (isInString) at += character === '\\' ? 1 : 0;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
  }
  return depth > MAX_DEPTH;
}

/** Whether a value is a JSON object, not null and not an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a key that a caller chose, in a map. Every object inherits members, such as `constructor`. */
export function ownMember<T>(map: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/**
 * Builds a JSON Pointer (RFC 6901).
 * @param keys unescaped, from the top of the document: names of members, and indices of items.
 */
export function jsonPointer(...keys: (string | number)[]): string {
  return keys.map(key => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** @returns the unescaped keys of a JSON Pointer (RFC 6901), none for the whole document. */
export function parsePointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** How the keys of a document are spelled in another version of it. */
export interface Spelling {
  /** The keys that stand for this member there: several where it is nested deeper. */
  as?: string[];
  /** Of its members; `*` for the items of a list or a free map. */
  below?: Record<string, Spelling>;
}

/** Spells a JSON Pointer as the keys on its way are spelled. A key without a spelling stays as it is. */
export function spellPointer(spelling: Spelling, pointer: string): string {
  let at: Spelling | undefined = spelling;
  const keys = parsePointer(pointer).flatMap(key => {
    const below: Record<string, Spelling> = at?.below ?? {};
    at = Object.hasOwn(below, key) ? below[key] : below['*'];
    return at?.as ?? [key];
  });
  return jsonPointer(...keys);
}

/** Where a value starts in a JSON text; where that does not have it, the closest one around it. @param pointer to the value. */
export function positionIn(text: string, pointer: string): Position {
  const scanner: Scanner = { text, at: 0, toClose: [], isFirst: false };
  nextCharacter(scanner);
  let start = scanner.at;
  for (const key of parsePointer(pointer)) {
    if (!skipToMember(scanner, key)) break;
    start = scanner.at;
  }
  return positionOf(start, text);
}

function positionOf(offset: number, text: string): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

interface Scanner {
  text: string;
  /** The end of what is correct. */
  at: number;
  /** The brackets that close the lists and objects that are open. */
  toClose: string[];
  /** Whether nothing has followed the last opening bracket. */
  isFirst: boolean;
}

const CLOSING = new Map<string | undefined, string>([
  ['[', ']'],
  ['{', '}'],
]);
const WHITE_SPACE = new Set<string | undefined>([' ', '\t', '\r', '\n']);
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not occur in a JSON string
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const OTHER_SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;

/** Finds where a text stops being JSON (RFC 8259). It does not recurse, so nesting may be of any depth. */
function syntaxErrorOffset(text: string): number {
  const scanner: Scanner = { text, at: 0, toClose: [], isFirst: false };
  let isCorrect = skipValueStart(scanner);
  while (isCorrect && scanner.toClose.length > 0) isCorrect = skipEnd(scanner) || skipToNextValue(scanner);
  nextCharacter(scanner);
  return scanner.at;
}

/** Skips a scalar, or the bracket that opens a list or an object. */
function skipValueStart(scanner: Scanner): boolean {
  const closing = CLOSING.get(nextCharacter(scanner));
  scanner.isFirst = closing !== undefined;
  if (closing === undefined) return skipToken(scanner, STRING) || skipToken(scanner, OTHER_SCALAR);
  scanner.toClose.push(closing);
  scanner.at++;
  return true;
}

function skipEnd(scanner: Scanner): boolean {
  const isEnd = skipCharacter(scanner, scanner.toClose.at(-1));
  if (!isEnd) return false;
  scanner.toClose.pop();
  scanner.isFirst = false;
  return true;
}

function skipToNextValue(scanner: Scanner): boolean {
  if (!scanner.isFirst && !skipCharacter(scanner, ',')) return false;
  const isMember = scanner.toClose.at(-1) === '}';
  if (isMember && !(skipToken(scanner, STRING) && skipCharacter(scanner, ':'))) return false;
  return skipValueStart(scanner);
}

/** Skips to the value of a key in the object, or of an index in the list, that starts here. @returns false where there is none. */
function skipToMember(scanner: Scanner, key: string): boolean {
  const isList = nextCharacter(scanner) === '[';
  const closing = CLOSING.get(nextCharacter(scanner));
  if (closing === undefined) return false;
  scanner.at++;
  for (let index = 0; nextCharacter(scanner) !== closing; index++) {
    const name = isList ? String(index) : readKey(scanner);
    nextCharacter(scanner);
    if (name === key) return true;
    skipValue(scanner);
    skipCharacter(scanner, ',');
  }
  return false;
}

function readKey(scanner: Scanner): string {
  nextCharacter(scanner);
  const start = scanner.at;
  skipToken(scanner, STRING);
  const key: string = JSON.parse(scanner.text.slice(start, scanner.at));
  skipCharacter(scanner, ':');
  return key;
}

function skipValue(scanner: Scanner): void {
  skipValueStart(scanner);
  while (scanner.toClose.length > 0) if (!skipEnd(scanner)) skipToNextValue(scanner);
}

function skipCharacter(scanner: Scanner, character: string | undefined): boolean {
  const isNext = nextCharacter(scanner) === character;
  if (isNext) scanner.at++;
  return isNext;
}

function skipToken(scanner: Scanner, token: RegExp): boolean {
  nextCharacter(scanner);
  token.lastIndex = scanner.at;
  const isNext = token.test(scanner.text);
  if (isNext) scanner.at = token.lastIndex;
  return isNext;
}

/** Skips white space. @returns the character that follows; undefined at the end. */
function nextCharacter(scanner: Scanner): string | undefined {
  while (WHITE_SPACE.has(scanner.text[scanner.at])) scanner.at++;
  return scanner.text[scanner.at];
}
