import { createHash } from 'node:crypto';
import type { Account } from '../account.js';
import type { Backend } from '../backend.js';
import { plainJson } from '../plain-json.js';
import { describeParameters } from './describe-parameters.js';
import { newParameters, type Parameter, type ParameterVersion } from './parameters.js';
import { putParameter } from './put-parameter.js';
import { readActions } from './read-actions.js';
import { tagActions } from './tag-actions.js';

/** Systems Manager: the Parameter Store. */
export function ssmBackend(account: Account): Backend {
  const parameters = newParameters(account);

  account.links.parameterExists = nameOrArn => parameters.find(nameOrArn) !== undefined;

  return {
    service: 'ssm',
    protocol: { kind: 'json', target: 'AmazonSSM' },
    actions: {
      PutParameter: putParameter(account, parameters),
      DescribeParameters: describeParameters(account, parameters),
      ...readActions(account, parameters),
      ...tagActions(parameters),
    },
    *taggedResources() {
      for (const { arn, tags } of parameters.all()) yield { arn, type: 'ssm:parameter', tags };
    },
    snapshot: () =>
      plainJson(Object.fromEntries(parameters.all().map(parameter => [parameter.name, snapshotOf(parameter)]))),
  };
}

/** The snapshot has a hash of each value. */
function snapshotOf({ latest, earlier, ...parameter }: Parameter) {
  return { ...parameter, latest: withHashedValue(latest), earlier: earlier.map(withHashedValue) };
}

function withHashedValue(version: ParameterVersion): ParameterVersion {
  return { ...version, value: createHash('sha256').update(version.value).digest('hex') };
}
