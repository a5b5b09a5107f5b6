import type { Account } from '../account.js';
import type { Backend } from '../backend.js';
import { plainJson } from '../plain-json.js';
import { policyActions } from './policy-actions.js';
import { roleActions } from './role-actions.js';
import { newRoles } from './roles.js';

/**
 * Identity and Access Management: roles with their inline and attached policies. Roles have tags, but the Resource Groups
 * Tagging API does not support roles.
 */
export function iamBackend(account: Account): Backend {
  const roles = newRoles();
  account.links.roleId = arn => {
    const role = [...roles.all()].find(candidate => candidate.arn === arn);
    const age = account.clock.now().getTime() - (role?.created.getTime() ?? Number.POSITIVE_INFINITY);
    return age >= account.timings.rolePropagation ? role?.id : undefined;
  };
  return {
    service: 'iam',
    protocol: { kind: 'query', version: '2010-05-08', namespace: 'https://iam.amazonaws.com/doc/2010-05-08/' },
    actions: {
      ...roleActions(account, roles),
      ...policyActions(roles),
    },
    taggedResources: () => [],
    snapshot: () => plainJson(Object.fromEntries([...roles.all()].map(role => [role.name, role]))),
  };
}
