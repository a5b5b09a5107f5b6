/** Every workflow, follow-ups included; nothing else. Import it as `workflows`: handlers have the same names. */
export { cleanUpCredentials } from './clean-up-credentials.js';
export { cleanUpService } from './clean-up-service.js';
export { createManagedTaskDefinition } from './create-managed-task-definition.js';
export { createService } from './create-service.js';
export { deleteManagedTaskDefinition } from './delete-managed-task-definition.js';
export { deleteService } from './delete-service.js';
export { pruneRevisions } from './prune-revisions.js';
export { registerTaskDefinition } from './register-task-definition.js';
export { rollbackService } from './rollback-service.js';
export { updateManagedTaskDefinition } from './update-managed-task-definition.js';
export { updateService } from './update-service.js';
