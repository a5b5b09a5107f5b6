import type { ServiceBehaviour } from '../support.js';
import { BATCHES } from './batches.js';
import { CREATION } from './creation.js';
import { DELETION } from './deletion.js';
import { LISTS } from './lists.js';
import { NOT_SERVED } from './not-served.js';
import { VALUES } from './values.js';

export const SECRETS_MANAGER: ServiceBehaviour = {
  service: 'Secrets Manager',
  behaviours: [...CREATION, ...VALUES, ...BATCHES, ...LISTS, ...DELETION],
  notServed: NOT_SERVED,
};
