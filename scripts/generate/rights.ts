import { type Operation, operationsOf, type Spec } from './spec.js';

export const RIGHTS = ['read', 'deploy', 'admin'];

/**
 * The right that an operation needs: the one role of all its security schemes. Source: OpenAPI 3.1, "Security Requirement Object".
 * @returns null for a public operation. @throws where the schemes do not agree, or the operation has no `security`.
 */
export function rightOf({ operationId, security }: Operation): string | null {
  if (security?.length === 0) return null;
  const roles = security?.flatMap(scheme => Object.values(scheme).map(names => names.join()));
  const [right = '', ...others] = new Set(roles);
  if (others.length > 0 || !RIGHTS.includes(right))
    throw new Error(`openapi.yaml: security of ${operationId} does not name one of the rights ${RIGHTS.join(', ')}`);
  return right;
}

/** A copy of the spec whose descriptions name the right of each operation, as Swagger UI and generators of clients do not show it. */
export function withDescribedRights(spec: Spec): Spec {
  const copy = structuredClone(spec);
  for (const { operation } of operationsOf(copy)) {
    const right = rightOf(operation);
    if (right)
      operation.description = [operation.description, `Needs the right \`${right}\`.`].filter(Boolean).join('\n\n');
  }
  return copy;
}
