import { ECS_BEHAVIOUR } from './ecs/index.js';
import { ELASTIC_LOAD_BALANCING } from './elastic-load-balancing/index.js';
import { IAM_BEHAVIOUR } from './iam/index.js';
import { LOGS_BEHAVIOUR } from './logs/index.js';
import { SECRETS_MANAGER } from './secrets-manager/index.js';
import { SERVICE_DISCOVERY } from './service-discovery/index.js';
import { SSM_BEHAVIOUR } from './ssm/index.js';
import { STS_BEHAVIOUR } from './sts/index.js';
import type { ServiceBehaviour } from './support.js';
import { TAGGING } from './tagging/index.js';

/** All services, in the order of docs/aws-behaviour.md. */
export const SERVICES: ServiceBehaviour[] = [
  ...[ECS_BEHAVIOUR, SERVICE_DISCOVERY, ELASTIC_LOAD_BALANCING, TAGGING],
  ...[SECRETS_MANAGER, SSM_BEHAVIOUR, IAM_BEHAVIOUR, LOGS_BEHAVIOUR, STS_BEHAVIOUR],
];
