import { randomBytes } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import {
  createCipher,
  createKeyBeside,
  ephemeralKey,
  keyBeside,
  keyOf,
} from '../../../src/runtime/durable/encryption.js';

const VALUE = {
  date: new Date('2026-01-01T00:00:00.123Z'),
  bytes: new Uint8Array([1, 2, 3]),
  missing: undefined,
  nothing: null,
  nested: [{ password: 'not to be read' }],
};

t.test('a value is decrypted as it was, and the encrypted text does not contain it', async t => {
  const cipher = createCipher([ephemeralKey()]);

  const text = cipher.seal(VALUE);

  t.same(cipher.open(text), VALUE);
  t.ok('missing' in (cipher.open(text) as object));
  t.notMatch(Buffer.from(text.split(':')[1] ?? '', 'base64').toString('latin1'), /password|not to be read/);
  t.not(cipher.seal(VALUE), text, 'the same value is another text each time');
});

t.test('a new key encrypts, and the old keys still decrypt', async t => {
  const [old, current] = [ephemeralKey(), ephemeralKey()];
  const before = createCipher([old]).seal('before');
  const rotated = createCipher([current, old]);
  const after = rotated.seal('after');

  t.same([rotated.open(before), rotated.open(after)], ['before', 'after']);
  t.equal(createCipher([current]).open(after), 'after');
  t.throws(() => createCipher([current]).open(before), {
    message: `Key ${old.id} is not configured. Add it to encryptionKeys.`,
  });
});

const TAMPERED: [what: string, tamper: (bytes: Buffer) => Buffer][] = [
  ['a bit of the nonce', bytes => flipped(bytes, 0)],
  ['a bit of the tag', bytes => flipped(bytes, 12)],
  ['a bit of the ciphertext', bytes => flipped(bytes, bytes.length - 1)],
  ['the end', bytes => bytes.subarray(0, -1)],
  ['everything', () => Buffer.alloc(0)],
];

for (const [what, tamper] of TAMPERED) {
  t.test(`a text is not decrypted when ${what} is changed`, async t => {
    const cipher = createCipher([ephemeralKey()]);
    const [id = '', body = ''] = cipher.seal(VALUE).split(':');
    const tampered = `${id}:${tamper(Buffer.from(body, 'base64')).toString('base64')}`;

    t.throws(() => cipher.open(tampered));
  });
}

t.test('a text names its key, and no other key decrypts it', async t => {
  const secret = randomBytes(32).toString('base64');
  const [real, renamed] = [keyOf(secret), { ...keyOf(secret), id: 'another0' }];
  const text = createCipher([real]).seal(VALUE);

  t.match(text, new RegExp(`^${real.id}:`));
  t.notMatch(secret, real.id);
  t.throws(() => createCipher([renamed]).open(text.replace(real.id, renamed.id)));
});

t.test('a key is required and has 256 bits', async t => {
  t.throws(() => createCipher([]), RangeError);
  for (const bytes of [0, 16, 31, 33]) t.throws(() => keyOf(randomBytes(bytes).toString('base64')), RangeError);
});

t.test('the key file is created once, readable by its owner only', async t => {
  const directory = t.testdir();

  t.equal(await keyBeside(directory), undefined);
  await createKeyBeside(directory);
  const created = await keyBeside(directory);
  await createKeyBeside(directory);

  t.same(await keyBeside(directory), created);
  t.equal((await stat(join(directory, 'key'))).mode & 0o777, 0o600);
  t.same(keyOf(await readFile(join(directory, 'key'), 'utf8')), created);
  await writeFile(join(directory, 'key'), 'no key');
  await t.rejects(keyBeside(directory), RangeError);
});

function flipped(bytes: Buffer, index: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(index) ^ 1, index);
  return copy;
}
