import type { ServiceBehaviour } from '../support.js';
import { DOCUMENTS } from './documents.js';
import { NOT_SERVED } from './not-served.js';
import { POLICIES } from './policies.js';
import { ROLES } from './roles.js';
import { TAG_BEHAVIOUR } from './tags.js';

export const IAM_BEHAVIOUR: ServiceBehaviour = {
  service: 'IAM',
  behaviours: [...ROLES, ...POLICIES, ...DOCUMENTS, ...TAG_BEHAVIOUR],
  notServed: NOT_SERVED,
};
