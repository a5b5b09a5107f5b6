import { SECRETS_MANAGER } from './secrets-manager/index.js';
import { verifyAll } from './support.js';

verifyAll(SECRETS_MANAGER);
