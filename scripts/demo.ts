import { parseArgs } from 'node:util';

/**
 * `npm run demo`: the service on the embedded AWS, the predecessor's full example sent to it over HTTP, each step and
 * then the tasks as they come up, and what was made. With `-- --crash` the server is killed in mid-creation, and the next
 * one finishes the job. Either goes on serving until Ctrl-C.
 */
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const { values } = parseArgs({ options: { crash: { type: 'boolean', default: false } } });
if (values.crash) await (await import('./demo/crash.js')).crashDemo();
else await (await import('./demo/creation.js')).creationDemo();
