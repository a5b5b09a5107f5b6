import { parseArgs } from 'node:util';
import { restartService } from './chaos/database-restarts.js';
import { idleConnections } from './load/idle.js';
import { overload } from './load/overload.js';
import { soak } from './load/soak.js';

/**
 * `npm run load [-- --scenario soak|overload|idle|sigterm] [--seconds N]` loads the service in a process of its own, on an embedded AWS
 * of this machine, and prints what became of it. Compare ratios within one run, not figures of two runs. For
 * `sigterm`, N is the number of restarts.
 */
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const SCENARIOS: Record<string, { seconds: number; run: (seconds: number) => Promise<object> }> = {
  soak: { seconds: 600, run: soak },
  overload: { seconds: 10, run: overload },
  idle: { seconds: 20, run: seconds => idleConnections(seconds) },
  sigterm: { seconds: 20, run: restartService },
};

const { values } = parseArgs({ options: { scenario: { type: 'string' }, seconds: { type: 'string' } } });
for (const [name, { seconds, run }] of Object.entries(SCENARIOS)) {
  if (values.scenario && values.scenario !== name) continue;
  console.log(name, await run(Number(values.seconds ?? seconds)));
}
