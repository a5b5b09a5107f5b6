import type { Tag } from '../domain/tags.js';

/** Converts tags for services that write `Key` and `Value` (IAM, Secrets Manager, SSM, Cloud Map). */
export function toPascal(tags: readonly Tag[]): { Key: string; Value: string }[] {
  return tags.map(({ key = '', value = '' }) => ({ Key: key, Value: value }));
}

/** The inverse of toPascal. */
export function fromPascal(tags: readonly { Key?: string; Value?: string }[] | undefined): Tag[] {
  return (tags ?? []).map(({ Key, Value }) => ({ key: Key, value: Value }));
}

/** Converts tags for CloudWatch Logs. */
export function toRecord(tags: readonly Tag[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ key = '', value = '' }) => [key, value]));
}

/** The inverse of toRecord. */
export function fromRecord(tags: Record<string, string> | undefined): Tag[] {
  return Object.entries(tags ?? {}).map(([key, value]) => ({ key, value }));
}
