import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type AwsClient, type Call, CREDENTIALS, type Endpoint, type Members, Unknown } from './client.js';

const run = promisify(execFile);

/** https://www.npmjs.com/package/aws-sdk: the last version. It takes 108 MB, so it is no dependency of the project. */
const PACKAGE = 'aws-sdk@2.1693.0';
const INSTALL = ['install', '--silent', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
const INSTALL_TIMEOUT_MS = 300_000;

/** The service classes of the SDK by the CLI's names of services. */
const CLASSES: Record<string, string> = {
  ecs: 'ECS',
  elbv2: 'ELBv2',
  iam: 'IAM',
  logs: 'CloudWatchLogs',
  resourcegroupstaggingapi: 'ResourceGroupsTaggingAPI',
  secretsmanager: 'SecretsManager',
  servicediscovery: 'ServiceDiscovery',
  ssm: 'SSM',
  sts: 'STS',
};

/** The official AWS SDK for JavaScript, version 2, which npm installs into an empty folder. @throws if that fails, as without a network. */
export async function sdkV2(folder: string): Promise<AwsClient> {
  await run('npm', [...INSTALL, '--prefix', folder, PACKAGE], { timeout: INSTALL_TIMEOUT_MS });
  const require = createRequire(join(folder, 'index.js'));
  process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = '1';
  const sdk = require('aws-sdk');

  const clientOf = ({ endpoint, region }: Endpoint, { service }: Pick<Call, 'service'>) =>
    new sdk[CLASSES[service] ?? '']({ endpoint, region, credentials: CREDENTIALS, maxRetries: 0 });

  return {
    name: 'SDK for JavaScript 2',
    async call(at, call) {
      const client = clientOf(at, call);
      const method = lowered(call.action);
      if (!(method in client)) throw new Unknown(call.action);
      return client[method](call.input).promise();
    },
    async paginate(at, call, { result, size }) {
      const client = clientOf(at, call);
      const method = lowered(call.action);
      const pages = client.paginationConfig(method);
      if (!pages) throw new Unknown(`no paginator of ${call.action}`);
      // The SDK's description of load balancing does not say that the limit is PageSize.
      const request = client[method]({ ...call.input, [pages.limitKey ?? 'PageSize']: size });
      return allItems(request, result);
    },
    async wait(at, { service, action, input }) {
      await clientOf(at, { service })
        .waitFor(lowered(action), { ...input, $waiter: { delay: 0 } })
        .promise();
    },
    async offers(service) {
      const { paginators, waiters } = clientOf({ endpoint: 'http://127.0.0.1', region: 'us-east-1' }, { service }).api;
      return {
        paginators: Object.keys(paginators)
          .filter(name => paginators[name].inputToken)
          .map(raised),
        waiters: Object.fromEntries(Object.keys(waiters).map(name => [raised(name), raised(waiters[name].operation)])),
      };
    },
  };
}

/** @returns the items of all pages of a request. */
function allItems(request: Members, result: string): Promise<Members[]> {
  const items: Members[] = [];
  let token: unknown;
  return new Promise((resolve, reject) => {
    request.eachPage((error: unknown, page: Members | null) => {
      // At the end of a stream, GetLogEvents returns the token of its request, which this client would follow for ever.
      const isLast = page === null || (token !== undefined && page.nextForwardToken === token);
      token = page?.nextForwardToken;
      items.push(...(page?.[result] ?? []));
      if (error) reject(error);
      else if (isLast) resolve(items);
      return !error && !isLast;
    });
  });
}

function lowered(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function raised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
