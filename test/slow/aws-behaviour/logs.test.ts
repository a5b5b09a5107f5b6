import { LOGS_BEHAVIOUR } from './logs/index.js';
import { verifyAll } from './support.js';

verifyAll(LOGS_BEHAVIOUR);
