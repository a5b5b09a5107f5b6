import { benchBesideDelete } from './bench/beside-delete.js';
import { benchBoot } from './bench/boot.js';
import { benchCreateService } from './bench/create-service.js';
import { benchDurable } from './bench/durable.js';

/** `npm run bench`: figures of this machine and this moment; compare ratios of one run, not figures of two. */
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

await benchBoot();
await benchCreateService();
await benchDurable();
await benchBesideDelete();
