import { ECS_BEHAVIOUR } from './ecs/index.js';
import { ELASTIC_LOAD_BALANCING } from './elastic-load-balancing/index.js';
import { SERVICE_DISCOVERY } from './service-discovery/index.js';
import type { ServiceBehaviour } from './support.js';
import { TAGGING } from './tagging/index.js';

/** All services, in the order of docs/aws-behaviour.md. */
export const SERVICES: ServiceBehaviour[] = [ECS_BEHAVIOUR, SERVICE_DISCOVERY, ELASTIC_LOAD_BALANCING, TAGGING];
