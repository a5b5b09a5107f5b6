import type { Cluster, Service, Task } from '@aws-sdk/client-ecs';
import * as cloudWatchLogs from '../aws/cloudwatch-logs.js';
import * as ecs from '../aws/ecs.js';
import { undefinedIfNotFound } from '../aws/errors.js';
import { resourceOf } from '../domain/arns.js';
import { awslogsStream, type LogStream } from '../domain/log-streams.js';
import { nameOf } from '../domain/names.js';
import { Invalid, NotFound } from '../errors.js';
import { assertLogGroupOwned, ownedCluster, ownedServiceIfAny, ownedTaskIfAny } from '../tenancy.js';
import type { AccountContext } from './context.js';
import type { Handler } from './handler.js';

/**
 * ECS forgets a stopped task after about an hour, and a deleted service later; and `{service}` may be the family of a managed task
 * definition. So where the log configuration of the task or of the service is not known, or has no such stream, the stream has the name
 * that this service and its predecessor give streams.
 */
export const getServiceLogs: Handler<'getServiceLogs'> = async ({ path, query }, context) => {
  const wanted = {
    service: nameOf(path.service),
    task: nameOf(unquoted(query.task)),
    container: unquoted(query.container),
  };
  assertNamed(wanted);
  assertInCluster(path.cluster, path.service);
  const [cluster, service, task] = await Promise.all([
    ownedCluster(context, path.cluster),
    ownedServiceIfAny(context, path.cluster, path.service),
    ownedTaskIfAny(context, path.cluster, wanted.task),
  ]);
  const { limit, seq: nextToken, start: startTime, end: endTime } = query;
  // AWS requires startFromHead with a token of an earlier response.
  const selection = { limit, nextToken, startTime, endTime, startFromHead: nextToken !== undefined };
  for (const stream of await streamsOf(context, wanted, { cluster, service, task })) {
    const events = await undefinedIfNotFound(() => readStream(context, cluster, stream, selection));
    if (events) return { body: { ...events, events: events.events ?? [] } };
  }
  throw new NotFound(`There are no logs of container ${wanted.container} of task ${wanted.task} in CloudWatch Logs.`);
};

interface Wanted {
  service: string;
  task: string;
  container: string;
}

/** The streams that may hold the container's logs: that of its log configuration first. */
async function streamsOf(
  { aws }: AccountContext,
  wanted: Wanted,
  { cluster, service, task }: { cluster: Cluster; service: Service | undefined; task: Task | undefined },
): Promise<LogStream[]> {
  const arn = task?.taskDefinitionArn ?? service?.taskDefinition;
  const found = arn === undefined ? undefined : await undefinedIfNotFound(() => ecs.describeTaskDefinition(aws, arn));
  const containers = found?.taskDefinition.containerDefinitions ?? [];
  const configured = awslogsStream(containers, wanted.container, wanted.task);
  const usual = {
    group: cluster.clusterName ?? '',
    stream: `${wanted.service}/${wanted.container}/${wanted.task}`,
    region: undefined,
  };
  const isUsual = configured?.group === usual.group && configured.stream === usual.stream;
  return configured ? [configured, ...(isUsual ? [] : [usual])] : [usual];
}

/** The space's own group is the org's, as the cluster is. @throws {NotFound} where the stream does not exist, or its group is another org's. */
async function readStream(
  context: AccountContext,
  cluster: Cluster,
  stream: LogStream,
  selection: Parameters<typeof cloudWatchLogs.getLogEvents>[2],
) {
  const { region } = context.aws;
  const isOfSpace = stream.group === cluster.clusterName && (stream.region ?? region) === region;
  const [events] = await Promise.all([
    cloudWatchLogs.getLogEvents(context.aws, stream, selection, context.signal),
    isOfSpace || assertLogGroupOwned(context, cluster, stream),
  ]);
  return events;
}

/** A family cannot be told from a deleted service by its name, but the ARN of a service names its cluster (`…:service/CLUSTER/NAME`). @throws {NotFound} */
function assertInCluster(cluster: string, service: string): void {
  const [type, named, name] = resourceOf(service).split('/');
  if (type === 'service' && name !== undefined && named !== nameOf(cluster))
    throw new NotFound(`Service ${service} does not exist in cluster ${cluster}.`);
}

function assertNamed({ task, container }: Wanted): void {
  const faults = Object.entries({ task, container }).flatMap(([name, value]) =>
    value === '' ? [{ parameter: `query.${name}`, message: 'is required' }] : [],
  );
  if (faults.length > 0) throw new Invalid('The logs of a container need its name and its task.', { faults });
}

/** The predecessor's documented example has quotes around both values. */
function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, '$2');
}
