import type { Schemas } from '../../domain/schemas.js';
import type { Saga } from '../../saga/saga.js';
import { type Owner, refuseOthersBalancing } from '../../tenancy.js';

/** Looks at what a service is to be put behind. @throws {NotFound} where it is another org's, or not there. */
export async function checkLoadBalancers(
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
  if (arns.length > 0) await saga.read('describeTags', resource, () => refuseOthersBalancing(owner, arns));
}
