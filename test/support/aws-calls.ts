import type { Round } from '../../scripts/bench/rounds.js';

/** The AWS calls of an example. */
export interface ExampleCalls {
  title: string;
  /** The number of each call, by service and action. */
  counts: Map<string, number>;
  /** The number of calls in the longest chain of calls that wait for each other. */
  chain: number;
}

/**
 * How the number of calls grows, which one run cannot show: by example where examples differ, otherwise by operation. `1` is
 * constant; n is the number of returned items, or of what the text names.
 */
const GROWTH: Record<string, string> = {
  createService: 'n credentials and log groups',
  listServices: 'n/10',
  updateServiceNamedInBody: 'n credentials and log groups',
  getService: '1',
  'getService all': 'n/100 tasks',
  updateService: 'n credentials and log groups',
  deleteService: '1',
  'deleteService recursive': 'n revisions, services and tasks of the org',
  'deleteService dryRun': 'n revisions, services and tasks of the org',
  listServiceEvents: '1',
  getServiceLogs: '1',
  listServiceDeployments: 'n/20',
  rollbackService: '1',
  listClusters: 'n/100 of the account',
  createCluster: '1',
  getCluster: '1',
  deleteCluster: '1',
  listTasks: 'n/100',
  runTask: '1',
  getTask: '1',
  stopTask: '1',
  listTaskDefinitions: 'n/100 of the account',
  createTaskDefinition: '1',
  'createTaskDefinition managed': 'n credentials and log groups',
  getTaskDefinition: '1',
  deleteTaskDefinition: '1',
  listManagedTaskDefinitions: 'n/100 of the account, n/10 services of the cluster',
  getManagedTaskDefinition: '1',
  updateManagedTaskDefinition: 'n credentials and log groups',
  deleteManagedTaskDefinition: 'n revisions, services and tasks of the org',
  runManagedTaskDefinition: '1',
  listManagedTasks: 'n/100',
  getManagedTask: '1',
  stopManagedTask: '1',
  listDiscoveryServices: 'n/100 of the account',
  createDiscoveryService: '1',
  getDiscoveryService: '1',
  deleteDiscoveryService: '1',
  listSecrets: 'n/100',
  createSecret: '1',
  getSecret: '1',
  updateSecret: '1',
  deleteSecret: '1',
  listParameters: 'n/50',
  createParameter: '1',
  deleteParameters: 'n',
  getParameter: '1',
  updateParameter: '1',
  deleteParameter: '1',
  listTargetGroups: 'n/20 of the account',
  describeLoadBalancers: 'n/20 of the account, n listeners and target groups',
};

/** @param rounds of all calls that one request made. */
export function callsOf(title: string, rounds: Round[]): ExampleCalls {
  const counts = new Map<string, number>();
  for (const name of rounds
    .flat()
    .map(({ service, action }) => `${service} ${action}`)
    .sort())
    counts.set(name, (counts.get(name) ?? 0) + 1);
  return { title, counts, chain: rounds.length };
}

/** The row of an example in the table of docs/aws-calls.md. */
export function rowOf({ title, counts, chain }: ExampleCalls): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const calls = [...counts].map(([name, count]) => (count > 1 ? `${name} ×${count}` : name));
  return `| ${title} | ${total} | ${chain} | ${growthOf(title)} | ${calls.join(', ')} |`;
}

/** The text of docs/aws-calls.md. @param asked in the order of the spec; an example without AWS calls has no row. */
export function documentOf(asked: ExampleCalls[]): string {
  const rows = asked.filter(({ counts }) => counts.size > 0).map(rowOf);
  return `${HEAD}\n${rows.join('\n')}\n`;
}

/** The rows of the table of growth without an example that calls AWS. */
export function unusedGrowth(asked: ExampleCalls[]): string[] {
  const titles = asked.filter(({ counts }) => counts.size > 0).map(({ title }) => title);
  const used = new Set(titles.map(title => (title in GROWTH ? title : operationOf(title))));
  return Object.keys(GROWTH).filter(key => !used.has(key));
}

function growthOf(title: string): string {
  const growth = GROWTH[title] ?? GROWTH[operationOf(title)];
  if (!growth) throw new Error(`test/support/aws-calls.ts has no growth for the calls of ${title}`);
  return growth;
}

function operationOf(title: string): string {
  return title.split(' ')[0] ?? title;
}

const HEAD = `# AWS calls of each operation

Each row is an example of \`openapi.yaml\`, run on the embedded AWS with the space that the examples use: a cluster with one
service of one task, a managed task definition with one task, and a few resources of every other kind.

- **calls**: the number of calls in all, including those that check the org's tags and those of follow-up operations.
- **in a row**: the number of calls in the longest chain of calls that wait for each other; all other calls run in parallel. With
  the same latency for every call, it determines the response time.
- **grows as**: what the number of calls is proportional to. \`1\` is constant. n is the number of returned items, or of what the
  text names; the divisor is the number of items per AWS call.

Operations without AWS calls have no row. \`test/aws-calls.test.ts\` compares this page with its measurements; after a change,
\`npm test -- --snapshot test/aws-calls.test.ts\` updates it.

| example | calls | in a row | grows as | which |
| --- | --: | --: | --- | --- |`;
