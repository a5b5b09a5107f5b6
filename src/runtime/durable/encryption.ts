import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_FILE = 'key';

/** A key of 256 bits. Encrypted values contain its id. */
export interface Key {
  id: string;
  secret: Buffer;
}

/** Encrypts values as text, and decrypts them. */
export interface Cipher {
  seal(value: unknown): string;
  open(text: string): unknown;
}

/**
 * Encrypts with the first key and decrypts with any: to rotate keys, put the new key first and remove an old one when no value
 * is left that it encrypted. Values keep what JSON loses: dates, bytes, undefined members.
 * @throws {RangeError} without a key.
 */
export function createCipher(keys: readonly Key[]): Cipher {
  const [current] = keys;
  if (!current) throw new RangeError('An encryption key for operations is required.');
  const byId = new Map(keys.map(key => [key.id, key]));
  return {
    seal: value => encrypt(current, serialize(value)),
    open: text => deserialize(decrypt(byId, text)),
  };
}

/** @param secret base64 of 32 bytes. @throws {RangeError} for another length. */
export function keyOf(secret: string): Key {
  const bytes = Buffer.from(secret, 'base64');
  if (bytes.length !== KEY_BYTES) throw new RangeError(`An encryption key has to be the base64 of ${KEY_BYTES} bytes.`);
  return { id: createHash('sha256').update('key id').update(bytes).digest('hex').slice(0, 8), secret: bytes };
}

/** The key in the file of a data directory; undefined without the file. @throws {RangeError} where the file has no key. */
export async function keyBeside(directory: string): Promise<Key | undefined> {
  const existing = await readFile(join(directory, KEY_FILE), 'utf8').catch(undefinedIfAbsent);
  return existing === undefined ? undefined : keyOf(existing);
}

/** Creates the key file of a data directory that belongs to this process, if it has none. Only its owner may read it. */
export async function createKeyBeside(directory: string): Promise<void> {
  if (await keyBeside(directory)) return;
  const path = join(directory, KEY_FILE);
  const secret = randomBytes(KEY_BYTES).toString('base64');
  // Written under another name first, so that a crash leaves no incomplete key.
  await writeFile(`${path}.new`, secret, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** A key that is not stored, for values that do not outlive this process. */
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
  if (!key) throw new Error(`Key ${id} is not configured. Add it to encryptionKeys.`);
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
