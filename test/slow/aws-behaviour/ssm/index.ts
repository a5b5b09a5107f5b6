import type { ServiceBehaviour } from '../support.js';
import { LISTS } from './lists.js';
import { NOT_SERVED } from './not-served.js';
import { READS } from './reads.js';
import { WRITES } from './writes.js';

export const SSM_BEHAVIOUR: ServiceBehaviour = {
  service: 'Systems Manager Parameter Store',
  behaviours: [...WRITES, ...READS, ...LISTS],
  notServed: NOT_SERVED,
};
