import { benchBesideDelete } from './bench/beside-delete.js';
import { benchBoot } from './bench/boot.js';
import { benchCreateService } from './bench/create-service.js';
import { benchDurable } from './bench/durable.js';
import { benchReads } from './bench/reads.js';

/** `npm run bench` measures on this machine. Compare ratios within one run, not figures of two runs. */
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

await benchBoot();
await benchReads();
await benchCreateService();
await benchDurable();
await benchBesideDelete();
