import type { ServiceBehaviour } from '../support.js';

export const TAGGING: ServiceBehaviour = {
  service: 'Resource Groups Tagging API',
  behaviours: [],
  notServed: [],
};
