import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** What an SDK client says about a value of an input: its members, or what its items are. */
export type Shape =
  | { kind: 'structure'; id: string; name: string; members: Map<string, () => Shape> }
  | { kind: 'list'; items: () => Shape }
  | { kind: 'map'; values: () => Shape }
  | { kind: 'value' };

/** First entries of the tuples that the clients describe shapes with (`StaticSchema` of @smithy/types). */
const LIST = 1;
const MAP = 2;
const STRUCTURES = [3, 4];

/** @param reference what a client exports as `CreateServiceRequest$`, or a reference from within one. */
export function shapeOf(reference: unknown): Shape {
  const tuple = dereferenced(reference);
  if (!Array.isArray(tuple)) return { kind: 'value' };
  const [kind, namespace, name, , inner, next] = tuple;
  if (kind === LIST) return { kind: 'list', items: () => shapeOf(inner) };
  if (kind === MAP) return { kind: 'map', values: () => shapeOf(next) };
  if (!STRUCTURES.includes(kind)) return { kind: 'value' };
  const members = inner.map((member: string, index: number) => [member, () => shapeOf(next[index])]);
  return { kind: 'structure', id: `${namespace}#${name}`, name, members: new Map(members) };
}

/** References are functions, since shapes may refer to later ones; a pair is a reference and the member's own traits. */
function dereferenced(reference: unknown): unknown {
  if (typeof reference === 'function') return dereferenced(reference());
  if (Array.isArray(reference) && reference.length === 2) return dereferenced(reference[0]);
  return reference;
}

/**
 * The values of each member that is an enum, by `Shape.member`. The tuples call an enum a string; only the client's
 * declarations name it, and under that name the client exports its values.
 */
export function enumsOf(sdkPackage: string, client: object): Map<string, string[]> {
  const exported = new Map<string, unknown>(Object.entries(client));
  const enums = new Map<string, string[]>();
  for (const [member, typeName] of declarationsOf(sdkPackage).flatMap(memberTypes)) {
    const values = exported.get(typeName);
    if (isEnum(values)) enums.set(member, Object.values(values));
  }
  return enums;
}

function isEnum(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null && Object.values(value).every(v => typeof v === 'string');
}

function declarationsOf(sdkPackage: string): ts.SourceFile[] {
  const models = new URL('../dist-types/models/', import.meta.resolve(sdkPackage));
  return readdirSync(models)
    .filter(file => /^models_\d+\.d\.ts$/.test(file))
    .map(file => {
      const text = readFileSync(fileURLToPath(new URL(file, models)), 'utf8');
      return ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
    });
}

/** Pairs of `Shape.member` and the name of its type. A union's members stand in interfaces of a namespace with its name. */
function memberTypes(file: ts.SourceFile): [string, string][] {
  return file.statements.flatMap(statement => {
    if (ts.isInterfaceDeclaration(statement)) return typesIn(statement, statement.name.text);
    if (!ts.isModuleDeclaration(statement) || !statement.body || !ts.isModuleBlock(statement.body)) return [];
    const union = statement.name.text;
    return statement.body.statements.filter(ts.isInterfaceDeclaration).flatMap(member => typesIn(member, union));
  });
}

function typesIn(declaration: ts.InterfaceDeclaration, shape: string): [string, string][] {
  return declaration.members.filter(ts.isPropertySignature).flatMap(({ name, type }) => {
    const typeName = type && typeNameOf(type);
    return typeName && ts.isIdentifier(name) ? [[`${shape}.${name.text}`, typeName]] : [];
  });
}

/** `LaunchType` of `LaunchType`, of `LaunchType | undefined` and of `LaunchType[] | undefined`. */
function typeNameOf(type: ts.TypeNode): string | undefined {
  if (ts.isUnionTypeNode(type)) return type.types.map(typeNameOf).find(name => name !== undefined);
  if (ts.isArrayTypeNode(type)) return typeNameOf(type.elementType);
  return ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) ? type.typeName.text : undefined;
}
