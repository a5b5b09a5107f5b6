import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { calledOperations, SERVICES_OF_CLIENTS } from '../scripts/support/aws-operations.js';
import { type AwsAccount, awsAccount } from '../src/aws/account.js';
import { CREDENTIAL_ERRORS, ERRORS_BY_CODE, EXCEPTIONS } from '../src/aws/error-codes.js';
import { startEmulator } from '../src/emulator/index.js';
import { BadGateway, NamedError, Throttled, Unavailable } from '../src/errors.js';
import { pageOf } from './support/aws-errors/page.js';
import {
  COMMON_ERRORS,
  type ErrorOfOperation,
  errorsOfOperations,
  knownOperations,
  UNLISTED_ERRORS,
} from './support/aws-errors/table.js';
import { readPage, verifyPage } from './support/generated-page.js';

const ROOT = join(import.meta.dirname, '../..');

const errors = errorsOfOperations();

t.test('the table of AWS’s errors has exactly the operations that the code calls', async t => {
  t.same(knownOperations(), calledOperations(ROOT), 'run node dist/scripts/aws-errors.js');
});

t.test('the operations that the code calls include every call of the examples', async t => {
  const called = calledOperations(ROOT);
  const rows = readPage('aws-calls.md').split('\n');
  const calls = rows.flatMap(row => /^\|.* \| ([^|]+) \|$/.exec(row)?.[1]?.split(', ') ?? []);
  const named = calls.map(call => call.split(' ')).filter(([service = '']) => service in called);

  t.ok(named.length > 100);
  t.same(
    named.filter(([service = '', action = '']) => !called[service]?.includes(action)),
    [],
  );
});

t.test('every client of an account is one whose calls are searched for', async t => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const packages = Object.keys(dependencies).filter(name => name.startsWith('@aws-sdk/client-'));

  t.equal(packages.length, Object.keys(SERVICES_OF_CLIENTS).length);
});

t.test('every error of AWS’s models is mapped on purpose', async t => {
  t.same(
    errors.filter(({ error }) => !error).map(({ service, operation, code }) => `${service} ${operation} ${code}`),
    [],
  );
});

t.test('every mapped code is one that AWS documents', async t => {
  const documented = new Set([...errors.map(({ code }) => code), ...COMMON_ERRORS, ...UNLISTED_ERRORS]);
  const exceptions = EXCEPTIONS.filter(
    ({ service, actions, code }) =>
      !errors.some(
        error => error.service === service && error.code === code && (actions?.includes(error.operation) ?? true),
      ) && !COMMON_ERRORS.includes(code),
  );

  t.same(
    Object.keys(ERRORS_BY_CODE).filter(code => !documented.has(code)),
    [],
  );
  t.same(exceptions, []);
});

t.test('every error of any operation is mapped on purpose', async t => {
  t.same(
    [...COMMON_ERRORS, ...UNLISTED_ERRORS].filter(
      code => !(code in ERRORS_BY_CODE) && !CREDENTIAL_ERRORS.includes(code),
    ),
    [],
  );
});

t.test('each error arrives through the SDK as its named error, with AWS’s code', async t => {
  const emulator = await startEmulator();
  t.teardown(() => emulator.close());
  const aws = awsAccount('sandbox', { region: emulator.region, endpoint: emulator.endpoint });
  const sent = errors.filter(isSentOnce);

  const received = [];
  for (const error of sent) {
    emulator.faults.clear();
    emulator.faults.add({
      service: error.service,
      action: error.operation,
      error: { code: error.code, message: 'what AWS says', status: 400 },
    });
    received.push(await call(aws, error));
  }

  t.ok(sent.length > 100);
  t.same(
    received,
    sent.map(({ error, code }) => ({ name: error?.name, awsCode: code })),
  );
});

t.test('docs/aws-errors.md lists every error of every operation', async t => {
  verifyPage(t, 'aws-errors.md', pageOf(errors), import.meta.filename);
});

/** Whether the SDK passes on the error at its first occurrence. It takes `LimitExceededException` for throttling. */
function isSentOnce({ service, name, error }: ErrorOfOperation): boolean {
  const isRepeated = error === Throttled || error === Unavailable || error === BadGateway;
  return service !== 'sts' && !isRepeated && name !== 'LimitExceededException';
}

async function call(aws: AwsAccount, { service, operation }: ErrorOfOperation) {
  const [client] = Object.entries(SERVICES_OF_CLIENTS).find(([, name]) => name === service) ?? [];
  const method = operation.charAt(0).toLowerCase() + operation.slice(1);
  const operations = aws[client as keyof typeof SERVICES_OF_CLIENTS];
  try {
    return await Reflect.get(operations, method)({});
  } catch (error) {
    return error instanceof NamedError ? { name: error.name, awsCode: error.awsCode } : error;
  }
}
