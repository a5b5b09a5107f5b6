import type { OperationId } from '#generated/routes.js';
import * as clusters from './clusters.js';
import type { Handler, Rule } from './handler.js';
import * as health from './health.js';
import * as images from './images.js';
import * as loadBalancers from './load-balancers.js';
import * as managedTaskDefinitions from './managed-task-definitions.js';
import * as operations from './operations.js';
import * as parameters from './parameters.js';
import * as secrets from './secrets.js';
import * as serviceDiscovery from './service-discovery.js';
import * as serviceLogs from './service-logs.js';
import * as services from './services.js';
import * as taskDefinitions from './task-definitions.js';
import * as tasks from './tasks.js';

/** Explains a value that the schema of a body refuses; undefined where the schema says all. */
export { placeholderMessage as explainRefused } from '../domain/limits/placeholders.js';

type Handlers = { [Op in OperationId]: Handler<Op> };
type Rules = { [Op in OperationId as `${Op}Rule`]?: Rule<Op> };

/**
 * The handler of every operation by its operationId, and the rule of its body, where there is one, under the name of the handler with
 * `Rule` behind it. A missing, misspelt or mismatched one does not compile.
 */
export const handlers = {
  ...clusters,
  ...health,
  ...images,
  ...loadBalancers,
  ...managedTaskDefinitions,
  ...operations,
  ...parameters,
  ...secrets,
  ...serviceDiscovery,
  ...serviceLogs,
  ...services,
  ...taskDefinitions,
  ...tasks,
} satisfies Handlers & Rules;
