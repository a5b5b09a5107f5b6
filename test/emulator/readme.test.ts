import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import t from 'tap';
import ts from 'typescript';
import { newAccount } from '../../src/emulator/account.js';
import { createBackends } from '../../src/emulator/backends.js';
import { manualClock } from '../../src/emulator/index.js';

const run = promisify(execFile);
const directory = new URL('src/emulator/', import.meta.resolve('#root/package.json'));
const readme = await readFile(new URL('README.md', directory), 'utf8');

const examples = codeBlocks('ts');

t.equal(examples.length, 4);

for (const [index, source] of examples.entries()) {
  t.test(`example ${index + 1} prints what it says`, async t => {
    const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
    // Below the project, so that it imports `ecs-api/emulator` and the AWS SDK by name.
    const folder = t.testdir({ 'example.mjs': ts.transpileModule(source, { compilerOptions }).outputText });

    const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
    const { stdout } = await run(process.execPath, [`${folder}/example.mjs`], { env });

    const expected = [...source.matchAll(/console\.log\(.*\/\/ (.*)$/gm)].map(([, output]) => output);
    t.same(stdout.trimEnd().split('\n'), expected);
  });
}

t.test('the table lists every service and its actions', async t => {
  const account = newAccount({ region: 'us-east-1', accountId: '012345678901', clock: manualClock(), timings: {} });
  const actual = createBackends(account).map(({ service, actions }) => [service, Object.keys(actions).sort()]);

  const rows = [...readme.matchAll(/^\| `(\w+)` \| ([A-Z]\w+(?:, \w+)*) \|$/gm)];
  t.same(
    rows.map(([, service, actions = '']) => [service, actions.split(', ')]),
    actual,
  );
});

t.test('every link leads to a file', async t => {
  const links = [...readme.matchAll(/\]\(([\w./-]+)\)/g)].map(([, path = '']) => path);

  t.ok(links.length > 0);
  for (const path of links) await t.resolves(readFile(new URL(path, directory)), path);
});

function codeBlocks(language: string): string[] {
  const fences = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms');
  return [...readme.matchAll(fences)].map(([, source = '']) => source);
}
