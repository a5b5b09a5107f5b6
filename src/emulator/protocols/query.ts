import type { AwsError, Members } from '../backend.js';

/** AWS Query: a form in, with dotted names for structures and `member.N` for lists, and XML out. */
export const queryProtocol = {
  contentType: 'text/xml',

  /** @returns the action, the API's version, and the input's members; all leaves are text */
  decode(body: string): { action: string; version: string; input: Members } {
    const { Action: action = '', Version: version = '', ...rest } = Object.fromEntries(new URLSearchParams(body));
    const root: Branch = new Map();
    for (const [name, value] of Object.entries(rest)) plant(root, name.split('.'), value);
    const input = grown(root);
    return { action, version, input: Array.isArray(input) || typeof input === 'string' ? {} : input };
  },

  encode(output: Members, call: { action: string; namespace: string; requestId: string }): string {
    const { action, namespace, requestId } = call;
    const result = element(`${action}Result`, output);
    const metadata = element('ResponseMetadata', { RequestId: requestId });
    return `<${action}Response xmlns="${namespace}">${result}${metadata}</${action}Response>`;
  },

  encodeError(error: AwsError, call: { namespace: string; requestId: string }): string {
    const fault = element('Error', {
      Type: error.status < 500 ? 'Sender' : 'Receiver',
      Code: error.code,
      Message: error.message,
    });
    return `<ErrorResponse xmlns="${call.namespace}">${fault}${element('RequestId', call.requestId)}</ErrorResponse>`;
  },
};

/** A form's names as a tree, before it is known which branches are lists. */
type Branch = Map<string, Branch | string>;
type Grown = string | Grown[] | { [name: string]: Grown };

function plant(branch: Branch, [name = '', ...rest]: string[], value: string): void {
  if (!rest.length) {
    branch.set(name, value);
    return;
  }
  const next = branch.get(name);
  const below: Branch = next instanceof Map ? next : new Map();
  branch.set(name, below);
  plant(below, rest, value);
}

function grown(branch: Branch | string): Grown {
  if (typeof branch === 'string') return branch;
  const list = branch.get('member');
  if (branch.size === 1 && list instanceof Map) {
    return [...list].sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => grown(item));
  }
  return Object.fromEntries([...branch].map(([name, value]) => [name, grown(value)]));
}

function element(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  return `<${name}>${content(value)}</${name}>`;
}

function content(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(item => element('member', item)).join('');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, member]) => element(name, member))
      .join('');
  }
  return escaped(String(value));
}

/** Characters that XML cannot hold as they are; a raw carriage return would be read back as a line feed. */
function escaped(text: string): string {
  return text.replace(/[&<>"'\r]/g, character => `&#${character.charCodeAt(0)};`);
}
