import { parseArgs } from 'node:util';

/**
 * `npm run demo`: starts the service on the embedded AWS, sends the predecessor's full example to it over HTTP, and shows each
 * step, the tasks as they start, and the created resources. With `-- --crash` the server is killed during the creation, and a second
 * process completes it. Both demos then serve until Ctrl-C.
 */
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const { values } = parseArgs({ options: { crash: { type: 'boolean', default: false } } });
if (values.crash) await (await import('./demo/crash.js')).crashDemo();
else await (await import('./demo/creation.js')).creationDemo();
