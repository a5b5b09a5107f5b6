import { SERVICE_DISCOVERY } from './service-discovery/index.js';
import { verifyAll } from './support.js';

verifyAll(SERVICE_DISCOVERY);
