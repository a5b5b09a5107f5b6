import type { ServiceBehaviour } from '../support.js';
import { EVENTS } from './events.js';
import { GROUPS } from './groups.js';
import { NOT_SERVED } from './not-served.js';

export const LOGS_BEHAVIOUR: ServiceBehaviour = {
  service: 'CloudWatch Logs',
  behaviours: [...GROUPS, ...EVENTS],
  notServed: NOT_SERVED,
};
