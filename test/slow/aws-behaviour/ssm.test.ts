import { SSM_BEHAVIOUR } from './ssm/index.js';
import { verifyAll } from './support.js';

verifyAll(SSM_BEHAVIOUR);
