import { ECS_BEHAVIOUR } from './ecs/index.js';
import { verifyAll } from './support.js';

verifyAll(ECS_BEHAVIOUR);
