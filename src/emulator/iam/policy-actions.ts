import type { Backend } from '../backend.js';
import { matching, required, text } from '../shape.js';
import { checkPermissionPolicy } from './policy-document.js';
import { action, encodeDocument, listPage, noSuchEntity, POLICY_ARN, paging, type Roles, roleName } from './roles.js';

const policyName = required(text);

/** The inline and the attached policies of roles. */
export function policyActions(roles: Roles): Backend['actions'] {
  return { ...inlinePolicyActions(roles), ...attachedPolicyActions(roles) };
}

function inlinePolicyActions(roles: Roles): Backend['actions'] {
  const noSuchPolicy = (name: string) => noSuchEntity(`The role policy with name ${name} cannot be found.`);
  return {
    PutRolePolicy: action({ RoleName: roleName, PolicyName: policyName, PolicyDocument: required(text) }, input => {
      const role = roles.get(input.RoleName);
      checkPermissionPolicy(input.PolicyDocument);
      role.policies.set(input.PolicyName, input.PolicyDocument);
      return {};
    }),
    GetRolePolicy: action({ RoleName: roleName, PolicyName: policyName }, ({ RoleName, PolicyName }) => {
      const document = roles.get(RoleName).policies.get(PolicyName);
      if (document === undefined) throw noSuchPolicy(PolicyName);
      return { RoleName, PolicyName, PolicyDocument: encodeDocument(document) };
    }),
    DeleteRolePolicy: action({ RoleName: roleName, PolicyName: policyName }, input => {
      if (!roles.get(input.RoleName).policies.delete(input.PolicyName)) throw noSuchPolicy(input.PolicyName);
      return {};
    }),
    ListRolePolicies: action({ RoleName: roleName, ...paging }, ({ RoleName, ...page }) =>
      listPage(
        'PolicyNames',
        roles.get(RoleName).policies.keys(),
        name => name,
        page,
        name => name,
      ),
    ),
  };
}

function attachedPolicyActions(roles: Roles): Backend['actions'] {
  const policyArn = required(matching(POLICY_ARN));
  return {
    AttachRolePolicy: action({ RoleName: roleName, PolicyArn: policyArn }, ({ RoleName, PolicyArn }) => {
      const role = roles.get(RoleName);
      // No customer managed policies exist. Every name of an AWS managed policy is accepted.
      if (!PolicyArn.includes('::aws:')) {
        throw noSuchEntity(`Policy ${PolicyArn} does not exist or is not attachable.`);
      }
      role.attached.add(PolicyArn);
      return {};
    }),
    DetachRolePolicy: action({ RoleName: roleName, PolicyArn: policyArn }, ({ RoleName, PolicyArn }) => {
      if (!roles.get(RoleName).attached.delete(PolicyArn)) throw noSuchEntity(`Policy ${PolicyArn} was not found.`);
      return {};
    }),
    ListAttachedRolePolicies: action(
      { RoleName: roleName, PathPrefix: text, ...paging },
      ({ RoleName, PathPrefix = '/', ...page }) => {
        const isUnder = (arn: string) => arn.slice(arn.indexOf('/')).startsWith(PathPrefix);
        return listPage(
          'AttachedPolicies',
          [...roles.get(RoleName).attached].filter(isUnder),
          arn => arn,
          page,
          arn => ({
            PolicyName: arn.slice(arn.lastIndexOf('/') + 1),
            PolicyArn: arn,
          }),
        );
      },
    ),
  };
}
