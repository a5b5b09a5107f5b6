import type { AnyWorkflow } from '../saga/workflow.js';
import { cleanUpCredentials } from './clean-up-credentials.js';
import { cleanUpService } from './clean-up-service.js';
import { createManagedTaskDefinition } from './create-managed-task-definition.js';
import { createService } from './create-service.js';
import { deleteManagedTaskDefinition } from './delete-managed-task-definition.js';
import { deleteService } from './delete-service.js';
import { pruneRevisions } from './prune-revisions.js';
import { registerTaskDefinition } from './register-task-definition.js';
import { rollbackService } from './rollback-service.js';
import { updateManagedTaskDefinition } from './update-managed-task-definition.js';
import { updateService } from './update-service.js';

/** Every workflow, follow-ups included. */
export const workflows: readonly AnyWorkflow[] = [
  createService,
  updateService,
  rollbackService,
  deleteService,
  cleanUpService,
  cleanUpCredentials,
  createManagedTaskDefinition,
  updateManagedTaskDefinition,
  deleteManagedTaskDefinition,
  registerTaskDefinition,
  pruneRevisions,
];
