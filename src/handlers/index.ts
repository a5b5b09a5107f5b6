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
import * as services from './services.js';
import * as taskDefinitions from './task-definitions.js';
import * as tasks from './tasks.js';

/** The handler of every operation. A missing, misspelt or mismatched one does not compile. */
export const handlers = {
  ping: health.ping,
  getVersion: health.getVersion,
  getMetrics: health.getMetrics,
  getReadiness: health.getReadiness,
  verifyImage: images.verifyImage,
  inspectImage: images.inspectImage,
  createService: services.createService,
  updateService: services.updateService,
  updateServiceNamedInBody: services.updateServiceNamedInBody,
  deleteService: services.deleteService,
  listServiceDeployments: services.listServiceDeployments,
  rollbackService: services.rollbackService,
  listServices: services.listServices,
  getService: services.getService,
  listServiceEvents: services.listServiceEvents,
  getServiceLogs: services.getServiceLogs,
  listClusters: clusters.listClusters,
  createCluster: clusters.createCluster,
  getCluster: clusters.getCluster,
  deleteCluster: clusters.deleteCluster,
  listTasks: tasks.listTasks,
  runTask: tasks.runTask,
  getTask: tasks.getTask,
  stopTask: tasks.stopTask,
  listTaskDefinitions: taskDefinitions.listTaskDefinitions,
  createTaskDefinition: taskDefinitions.createTaskDefinition,
  getTaskDefinition: taskDefinitions.getTaskDefinition,
  deleteTaskDefinition: taskDefinitions.deleteTaskDefinition,
  listManagedTaskDefinitions: managedTaskDefinitions.listManagedTaskDefinitions,
  getManagedTaskDefinition: managedTaskDefinitions.getManagedTaskDefinition,
  updateManagedTaskDefinition: managedTaskDefinitions.updateManagedTaskDefinition,
  deleteManagedTaskDefinition: managedTaskDefinitions.deleteManagedTaskDefinition,
  runManagedTaskDefinition: managedTaskDefinitions.runManagedTaskDefinition,
  listManagedTasks: managedTaskDefinitions.listManagedTasks,
  getManagedTask: managedTaskDefinitions.getManagedTask,
  stopManagedTask: managedTaskDefinitions.stopManagedTask,
  listDiscoveryServices: serviceDiscovery.listDiscoveryServices,
  createDiscoveryService: serviceDiscovery.createDiscoveryService,
  getDiscoveryService: serviceDiscovery.getDiscoveryService,
  deleteDiscoveryService: serviceDiscovery.deleteDiscoveryService,
  listSecrets: secrets.listSecrets,
  createSecret: secrets.createSecret,
  getSecret: secrets.getSecret,
  updateSecret: secrets.updateSecret,
  deleteSecret: secrets.deleteSecret,
  createParameter: parameters.createParameter,
  listParameters: parameters.listParameters,
  deleteParameters: parameters.deleteParameters,
  getParameter: parameters.getParameter,
  updateParameter: parameters.updateParameter,
  deleteParameter: parameters.deleteParameter,
  listTargetGroups: loadBalancers.listTargetGroups,
  describeLoadBalancers: loadBalancers.describeLoadBalancers,
  listOperations: operations.listOperations,
  getOperation: operations.getOperation,
  cancelOperation: operations.cancelOperation,
  streamOperation: operations.streamOperation,
} satisfies { [Op in OperationId]: Handler<Op> };

/** The checks of bodies beyond their schemas. */
export const rules = {
  createService: services.createServiceRule,
  updateService: services.updateServiceRule,
  updateServiceNamedInBody: services.updateServiceNamedInBodyRule,
  createCluster: clusters.createClusterRule,
  runTask: tasks.runTaskRule,
  createTaskDefinition: taskDefinitions.createTaskDefinitionRule,
  updateManagedTaskDefinition: managedTaskDefinitions.updateManagedTaskDefinitionRule,
  runManagedTaskDefinition: managedTaskDefinitions.runManagedTaskDefinitionRule,
  createDiscoveryService: serviceDiscovery.createDiscoveryServiceRule,
  createSecret: secrets.createSecretRule,
  updateSecret: secrets.updateSecretRule,
  createParameter: parameters.createParameterRule,
  updateParameter: parameters.updateParameterRule,
} satisfies { [Op in OperationId]?: Rule<Op> };
