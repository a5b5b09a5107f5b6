import type { ServiceBehaviour } from '../support.js';
import { ASSUME_ROLE } from './assume-role.js';
import { CALLER_IDENTITY } from './caller-identity.js';
import { NOT_SERVED } from './not-served.js';

export const STS_BEHAVIOUR: ServiceBehaviour = {
  service: 'STS',
  behaviours: [...CALLER_IDENTITY, ...ASSUME_ROLE],
  notServed: NOT_SERVED,
};
