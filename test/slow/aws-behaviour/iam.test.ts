import { IAM_BEHAVIOUR } from './iam/index.js';
import { verifyAll } from './support.js';

verifyAll(IAM_BEHAVIOUR);
