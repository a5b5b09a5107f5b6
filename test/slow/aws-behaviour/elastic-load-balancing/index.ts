import type { ServiceBehaviour } from '../support.js';

export const ELASTIC_LOAD_BALANCING: ServiceBehaviour = {
  service: 'Elastic Load Balancing v2',
  behaviours: [],
  notServed: [],
};
