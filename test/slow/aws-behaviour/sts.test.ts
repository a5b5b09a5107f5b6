import { STS_BEHAVIOUR } from './sts/index.js';
import { verifyAll } from './support.js';

verifyAll(STS_BEHAVIOUR);
