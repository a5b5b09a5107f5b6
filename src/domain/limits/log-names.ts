import type { Fault } from '../../errors.js';
import { jsonPointer } from '../../json.js';
import { faultIf } from '../faults.js';
import type { Schemas, Unchecked } from '../schemas.js';

/** Source: CloudWatch Logs API Reference, CreateLogGroup. */
const LOG_GROUP = /^[.\-_/#A-Za-z0-9]{1,512}$/;
/** Source: CloudWatch Logs API Reference, CreateLogStream. */
const LOG_STREAM = /^[^:*]{0,512}$/;
/** The length of the id of a task, in which the name of its log stream ends. */
const TASK_ID = 'x'.repeat(32);

/**
 * The faults of the names of log group and streams in an awslogs configuration. An empty name counts as absent.
 * @param pointer to the configuration. @param container whose streams have its name.
 */
export function logNameFaults(
  pointer: string,
  log: Unchecked<Schemas['LogConfiguration']> | undefined,
  container: string,
): Fault[] {
  if (log?.logDriver !== 'awslogs') return [];
  const { 'awslogs-group': group, 'awslogs-stream-prefix': prefix } = log.options ?? {};
  const at = (option: string) => pointer + jsonPointer('options', option);
  return [
    ...faultIf(
      group && !LOG_GROUP.test(group),
      at('awslogs-group'),
      'must be the name of a log group: at most 512 letters, digits and .-_/#',
    ),
    ...faultIf(
      prefix && !LOG_STREAM.test(`${prefix}/${container}/${TASK_ID}`),
      at('awslogs-stream-prefix'),
      'must contain neither : nor *, and fit into the 512 characters of a log stream’s name, before container and task',
    ),
  ];
}
