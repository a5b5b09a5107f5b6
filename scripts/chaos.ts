import { parseArgs } from 'node:util';
import { runChaos } from './chaos/run.js';

/**
 * `npm run chaos [-- --database embedded|postgres] [--sample N]` kills the service at AWS calls of its workflows and reports what
 * is wrong afterwards. It ends with `N points, 0 bad` for each database.
 */
const { values } = parseArgs({ options: { database: { type: 'string' }, sample: { type: 'string' } } });

for (const database of ['embedded', 'postgres'] as const) {
  if (values.database && values.database !== database) continue;
  console.log(`\n${database}`);
  const { points, bad } = await runChaos({
    database,
    ...(values.sample && { sample: Number(values.sample) }),
    onPoint: (name, faults) => console.log(`${faults.length === 0 ? 'good' : 'BAD '} ${name}`),
  });
  for (const line of bad) console.log(line);
  console.log(`${points} points, ${bad.length} bad`);
  if (bad.length > 0) process.exitCode = 1;
}
