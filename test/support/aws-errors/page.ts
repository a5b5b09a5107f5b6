import { CREDENTIAL_ERRORS, EXCEPTIONS, type NamedErrorClass, namedErrorOf } from '../../../src/aws/error-codes.js';
import { problemOf } from '../../../src/http/problems.js';
import { COMMON_ERRORS, type ErrorOfOperation, services, source, UNLISTED_ERRORS } from './table.js';

/** The text of docs/aws-errors.md. */
export function pageOf(errors: ErrorOfOperation[]): string {
  const sections = Object.keys(services).map(service => serviceSection(service, errors));
  return `${[HEAD, ...sections, COMMON, commonTable(), BY_MESSAGE, messageTable()].join('\n\n')}\n`;
}

function serviceSection(service: string, errors: ErrorOfOperation[]): string {
  const rows = errors
    .filter(error => error.service === service)
    .map(({ operation, name, code, error }) => [
      operation,
      name === code ? name : `${name} (\`${code}\`)`,
      ...nameAndStatus(error),
    ]);
  return `## ${service}\n\n${table(['operation', 'error', 'named error', 'status'], rows)}`;
}

function commonTable(): string {
  const codes = [...new Set([...COMMON_ERRORS, ...UNLISTED_ERRORS, ...CREDENTIAL_ERRORS])].sort();
  return table(
    ['error', 'named error', 'status'],
    codes.map(code => [code, ...nameAndStatus(namedErrorOf('', '', code, ''))]),
  );
}

function messageTable(): string {
  const rows = EXCEPTIONS.flatMap(({ service, code, message, error }) =>
    message ? [[service, code, `\`${message.source}\``, ...nameAndStatus(error)]] : [],
  );
  return table(['service', 'error', 'message', 'named error', 'status'], rows);
}

function nameAndStatus(error: NamedErrorClass | undefined): [name: string, status: string] {
  if (!error) return ['unmapped', ''];
  return [error.name, String(problemOf(new error(''), { instance: '', requestId: '' }).status)];
}

function table(header: string[], rows: string[][]): string {
  return [header, header.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

const COMMON = `## Any operation

The errors that AWS documents for all services, and those that services return though their models do not list them. A row of the
service above takes precedence. AWS's messages about the credentials of this service are withheld.`;

const BY_MESSAGE = `## By message

ECS has no codes of their own for these; they are recognized by their messages.`;

const HEAD = `# AWS's errors

What becomes of each error that AWS's models list for the operations that this service calls: its class in \`src/errors.ts\` and the
status of the problem document, which [problems.md](problems.md) explains. Where the code in AWS's response is not the error's name,
it is in parentheses; the problem has it as \`awsCode\`.

502 is what the caller cannot resolve: AWS failed, it does not accept the credentials of this service, or it rejects what this service, and
not the caller, wrote into the call. A code that is in none of these tables is 502, too.

Source: ${source}, which
\`node dist/scripts/aws-errors.js <folder of botocore>\` reads into \`test/fixtures/aws-errors.json\`. \`test/aws-errors.test.ts\`
compares this page with the code; after a change, \`npm test -- --snapshot test/aws-errors.test.ts\` updates it.`;
