import { verifyAll } from './support.js';
import { TAGGING } from './tagging/index.js';

verifyAll(TAGGING);
