import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The service of each client of `AwsAccount`, as in ARNs. */
export const SERVICES_OF_CLIENTS = {
  cloudWatchLogs: 'logs',
  ecs: 'ecs',
  elasticLoadBalancing: 'elasticloadbalancing',
  iam: 'iam',
  resourceGroupsTagging: 'tagging',
  secretsManager: 'secretsmanager',
  serviceDiscovery: 'servicediscovery',
  ssm: 'ssm',
} as const;

/** The SDK makes this call itself, to get the credentials of `assumeRole`. */
const CALLED_BY_SDK = { sts: ['AssumeRole'] };

/** A call on a client: `aws.ecs.listClusters(`, `aws.cloudWatchLogsIn(region).getLogEvents(`. */
const CALL = /\baws\.(\w+?)(?:In\(\w+\))?\.(\w+)\(/g;

/** The operations of AWS that the code below `src/` calls: AWS's names by service, in alphabetical order. */
export function calledOperations(root: string): Record<string, string[]> {
  const calls = [...sourceOf(join(root, 'src')).matchAll(CALL)];
  const operations = Object.entries(SERVICES_OF_CLIENTS).map(([client, service]) => {
    const methods = calls.flatMap(([, name, method = '']) => (name === client ? [method] : []));
    const names = methods.map(method => method.charAt(0).toUpperCase() + method.slice(1));
    return [service, [...new Set(names)].sort()] as const;
  });
  return { ...Object.fromEntries(operations), ...CALLED_BY_SDK };
}

function sourceOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter(file => file.endsWith('.ts') && !file.startsWith('emulator'))
    .map(file => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}
