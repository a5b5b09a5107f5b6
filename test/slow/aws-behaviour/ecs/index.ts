import type { ServiceBehaviour } from '../support.js';

export const ECS_BEHAVIOUR: ServiceBehaviour = {
  service: 'Amazon ECS',
  behaviours: [],
  notServed: [],
};
