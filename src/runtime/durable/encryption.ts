import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_FILE = 'key';

/** A key of 256 bits, and the name by which what it encrypted says so. */
export interface Key {
  id: string;
  secret: Buffer;
}

/** Writes values as text that nobody reads without the key, and reads them again. */
export interface Cipher {
  seal(value: unknown): string;
  open(text: string): unknown;
}

/**
 * Encrypts with the first of the keys and decrypts with any: a new key is put before the old ones, and an old one taken
 * away when nothing that it encrypted is kept any more. Values keep what JSON loses: dates, bytes, undefined members.
 * @throws {RangeError} without a key.
 */
export function createCipher(keys: readonly Key[]): Cipher {
  const [current] = keys;
  if (!current) throw new RangeError('Operations need a key to be encrypted with.');
  const byId = new Map(keys.map(key => [key.id, key]));
  return {
    seal: value => encrypt(current, serialize(value)),
    open: text => deserialize(decrypt(byId, text)),
  };
}

/** @param secret base64 of 32 bytes. @throws {RangeError} for one of another length. */
export function keyOf(secret: string): Key {
  const bytes = Buffer.from(secret, 'base64');
  if (bytes.length !== KEY_BYTES) throw new RangeError(`A key is base64 of ${KEY_BYTES} bytes.`);
  return { id: createHash('sha256').update('key id').update(bytes).digest('hex').slice(0, 8), secret: bytes };
}

/** The key that lies beside the data, made at the first start; for its owner's eyes only. The directory is this process's alone. */
export async function keyBeside(directory: string): Promise<Key> {
  const path = join(directory, KEY_FILE);
  const kept = await readFile(path, 'utf8').catch(undefinedIfAbsent);
  if (kept !== undefined) return keyOf(kept);
  const secret = randomBytes(KEY_BYTES).toString('base64');
  // Under another name first: a process that dies half-way leaves no half of a key.
  await writeFile(`${path}.new`, secret, { mode: 0o600 });
  await rename(`${path}.new`, path);
  return keyOf(secret);
}

/** A key for as long as this process lives, for what is not kept longer. */
export function ephemeralKey(): Key {
  return keyOf(randomBytes(KEY_BYTES).toString('base64'));
}

/** `<key id>:<base64 of nonce, tag and ciphertext>`. */
function encrypt({ id, secret }: Key, plain: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(id));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return `${id}:${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')}`;
}

function decrypt(keys: Map<string, Key>, text: string): Buffer {
  const [id = '', body = ''] = text.split(':', 2);
  const key = keys.get(id);
  if (!key) throw new Error(`Key ${id} is not among the configured ones.`);
  const bytes = Buffer.from(body, 'base64');
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key.secret, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(id)).setAuthTag(tag);
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}

/** @throws what `fs` rejected with for another reason. */
function undefinedIfAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
