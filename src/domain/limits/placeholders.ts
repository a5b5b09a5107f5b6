import type { Fault } from '../../errors.js';
import { isObject, jsonPointer, parsePointer } from '../../json.js';
import { referencesIn } from '../references.js';

/*
 * The placeholders of templates: texts that a tool or a reader has to replace before AWS gets them. No member below can have one as its
 * value. The roles of a definition are not among them, as a space replaces each that it cannot use.
 */

/** What belongs into a member, by the member's name in a request. */
const WANTED: Readonly<Record<string, string>> = {
  accessPointId: 'the access point’s id',
  'awslogs-group': 'the log group’s name',
  cluster: 'the cluster’s name',
  clusterName: 'the cluster’s name',
  containerName: 'the container’s name',
  containerPort: 'the port',
  cpu: 'the number of CPU units',
  credentialsParameter: 'the secret’s ARN',
  desiredCount: 'the number of tasks',
  family: 'the family’s name',
  fileSystemId: 'the file system’s id',
  hostPort: 'the port',
  image: 'the image',
  loadBalancerName: 'the load balancer’s name',
  memory: 'the number of MiB',
  memoryReservation: 'the number of MiB',
  name: 'the name',
  namespace: 'the namespace',
  registryArn: 'the registry’s ARN',
  role: 'the role',
  roleArn: 'the role’s ARN',
  securityGroups: 'the security group’s id',
  serviceName: 'the service’s name',
  subnets: 'the subnet’s id',
  targetGroupArn: 'the target group’s ARN',
  taskDefinition: 'the task definition',
  value: 'the ARN of the file',
  valueFrom: 'the name or ARN of the parameter or secret',
};

/**
 * How templates write a placeholder. CodeDeploy and CodePipeline use `<NAME>` (AWS CodePipeline User Guide, "Amazon ECS and CodeDeploy
 * blue-green deployment action reference"), shells `$NAME`, `${NAME}` and `$(NAME)`, template languages `{{ name }}` and `{name}`,
 * scripts `%NAME%` and `__NAME__`; people write `XXXXXXXXXXXX` and `YOUR_NAME`. No text matches in two ways, so matching takes
 * linear time.
 */
const FORMS =
  /<[^<>]+>|\$?\{\{[^{}]*\}\}|\$?\{[^{}]*\}|\$\([^()]*\)|\$\w+|%\w+%|__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*__|[Xx]{8,}|\bYOUR[-_][A-Z0-9_-]+/g;
const OF_CODEDEPLOY = /^<(?:IMAGE\d*_NAME|TASK_DEFINITION)>$/;
/** Words for a Region, in an ARN or the address of a registry. */
const REGION_WORD = /^(?:aws[-_]?)?region$/i;
/** The account and the Region in the address of a private registry. Source: Amazon ECR User Guide, "Amazon ECR private registries". */
const ECR = /^([\w-]{1,64})\.dkr\.ecr\.([\w-]{1,64})\./;
/** Characters of a placeholder, and placeholders of a value, that a message quotes. */
const LONGEST_QUOTE = 60;
const MOST_QUOTES = 5;

/**
 * The faults of placeholders in the members of a request that take effect.
 * @param value a part of the request. @param pointer to it.
 */
export function placeholderFaults(value: unknown, pointer: string): Fault[] {
  const named = [...referencesIn(value, pointer), ...logGroupsIn(value, pointer)];
  return named.flatMap(({ pointer: at, value: text }) => {
    const message = placeholderMessage(at, text);
    return message === undefined ? [] : [{ pointer: at, message }];
  });
}

/** What is wrong with the value of a member, where it has a placeholder; undefined otherwise. */
export function placeholderMessage(pointer: string, value: unknown): string | undefined {
  const keys = parsePointer(pointer);
  const member = keys.findLast(key => !/^\d+$/.test(key)) ?? '';
  const wanted = Object.hasOwn(WANTED, member) ? WANTED[member] : undefined;
  if (typeof value !== 'string' || wanted === undefined || isFree(member, keys)) return undefined;
  const found = placeholdersIn(value);
  if (found.length === 0) return undefined;
  const quoted = found.slice(0, MOST_QUOTES).map(text => `\`${text.slice(0, LONGEST_QUOTE)}\``);
  const list = [quoted.slice(0, -1).join(', '), quoted.at(-1)].filter(Boolean).join(' and ');
  if (found.length > 1) return `${list} are placeholders: put their values there`;
  const origin = OF_CODEDEPLOY.test(value) ? ' of CodeDeploy' : '';
  return `${list} is a placeholder${origin}: put ${found[0] === value.trim() ? wanted : 'its value'} there`;
}

/** Whether a member may have any text there: the value of a property, or the name of an environment variable. */
function isFree(member: string, keys: string[]): boolean {
  if (member === 'value') return !keys.includes('environmentFiles');
  return member === 'name' && (keys.includes('secrets') || keys.includes('secretOptions'));
}

function placeholdersIn(text: string): string[] {
  const written = text.match(FORMS) ?? [];
  const words = wordsIn(text).filter(word => !written.some(placeholder => placeholder.includes(word)));
  return [...new Set([...words, ...written])];
}

/** Words where an ARN, or the address of a private registry, has the Region and the number of an account. */
function wordsIn(text: string): string[] {
  const [, ofRegistry, registryRegion = ''] = ECR.exec(text) ?? [];
  const [prefix, , , arnRegion = '', ofArn = ''] = text.split(':', 6);
  const [region, account] = prefix === 'arn' ? [arnRegion, ofArn] : [registryRegion, ofRegistry ?? ''];
  return [...(REGION_WORD.test(region) ? [region] : []), ...(/^[A-Za-z][\w-]*$/.test(account) ? [account] : [])];
}

/** The log groups of awslogs configurations. Other options of log drivers may have templates of their own. */
function logGroupsIn(value: unknown, pointer: string): { pointer: string; value: unknown }[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => logGroupsIn(item, pointer + jsonPointer(index)));
  if (!isObject(value)) return [];
  const { logDriver, options } = value;
  if (logDriver === 'awslogs' && isObject(options))
    return [{ pointer: pointer + jsonPointer('options', 'awslogs-group'), value: options['awslogs-group'] }];
  return Object.entries(value).flatMap(([key, member]) => logGroupsIn(member, pointer + jsonPointer(key)));
}
