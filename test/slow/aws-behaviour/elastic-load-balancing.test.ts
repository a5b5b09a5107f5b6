import { ELASTIC_LOAD_BALANCING } from './elastic-load-balancing/index.js';
import { verifyAll } from './support.js';

verifyAll(ELASTIC_LOAD_BALANCING);
