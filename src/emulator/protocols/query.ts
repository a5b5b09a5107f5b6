import type { AwsError, Members } from '../backend.js';

/** AWS Query: a form as request, with dotted names for structures and `member.N` for lists, and XML as response. */
export const queryProtocol = {
  contentType: 'text/xml',

  /** @returns the action, the API version and the input's members, whose leaves are all text */
  decode(body: string): { action: string; version: string; input: Members } {
    const { Action: action = '', Version: version = '', ...rest } = Object.fromEntries(new URLSearchParams(body));
    const root: Tree = new Map();
    for (const [name, value] of Object.entries(rest)) insert(root, name.split('.'), value);
    const input = toValue(root);
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

/** The names of a form as a tree, before lists are recognized. */
type Tree = Map<string, Tree | string>;
type FormValue = string | FormValue[] | { [name: string]: FormValue };

function insert(tree: Tree, [name = '', ...rest]: string[], value: string): void {
  if (!rest.length) {
    tree.set(name, value);
    return;
  }
  const next = tree.get(name);
  const below: Tree = next instanceof Map ? next : new Map();
  tree.set(name, below);
  insert(below, rest, value);
}

function toValue(tree: Tree | string): FormValue {
  if (typeof tree === 'string') return tree;
  const list = tree.get('member');
  if (tree.size === 1 && list instanceof Map) {
    return [...list].sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => toValue(item));
  }
  return Object.fromEntries([...tree].map(([name, value]) => [name, toValue(value)]));
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
  return escapeXml(String(value));
}

/** Escapes the characters that XML reserves, and carriage returns, which a parser would turn into line feeds. */
function escapeXml(text: string): string {
  return text.replace(/[&<>"'\r]/g, character => `&#${character.charCodeAt(0)};`);
}
