import type { ServiceBehaviour } from '../support.js';

export const SERVICE_DISCOVERY: ServiceBehaviour = {
  service: 'AWS Cloud Map',
  behaviours: [],
  notServed: [],
};
