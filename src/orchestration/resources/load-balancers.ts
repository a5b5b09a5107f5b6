import type { Schemas } from '../../domain/schemas.js';
import type { Saga } from '../../saga/saga.js';
import { assertLoadBalancingOwned, type Owner } from '../../tenancy.js';

/** Checks the target groups and listener rules of a service. @throws {NotFound} where one does not exist or is another org's. */
export async function findLoadBalancers(
  saga: Saga,
  owner: Owner,
  loadBalancers: Schemas['LoadBalancer'][] = [],
): Promise<void> {
  const arns = loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration = {} }) => {
    const { alternateTargetGroupArn, productionListenerRule, testListenerRule } = advancedConfiguration;
    return [targetGroupArn, alternateTargetGroupArn, productionListenerRule, testListenerRule].flatMap(
      arn => arn ?? [],
    );
  });
  const resource = { type: 'elasticloadbalancing:targetgroup', name: arns.join(', ') };
  if (arns.length > 0) await saga.read('describeTags', resource, () => assertLoadBalancingOwned(owner, arns));
}
