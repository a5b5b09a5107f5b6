import t from 'tap';
import { createBatchedReads } from '../../src/aws/batched-reads.js';
import { BadGateway } from '../../src/errors.js';

const ARN = 'arn:aws:ecs:us-east-1:012345678901';

interface Input {
  cluster: string;
  services: string[];
  include?: string[];
}

const describing = (services: string[], cluster = 'myclu'): Input => ({ cluster, services, include: ['TAGS'] });

/** The response of DescribeServices, in which no service `gone…` exists. Names in ARNs are as given. */
function described({ cluster, services = [] }: Partial<Input>) {
  const arnOf = (name: string) => (name.startsWith('arn:') ? name : `${ARN}:service/${cluster}/${name}`);
  const exists = (name: string) => !name.includes('gone');
  return {
    services: services
      .filter(exists)
      .map(name => ({ serviceArn: arnOf(name), cluster }))
      .reverse(),
    failures: services.filter(name => !exists(name)).map(name => ({ arn: arnOf(name), reason: 'MISSING' })),
  };
}

/** Batched calls of an AWS that answers at once. @param refuse throws for a call that AWS refuses. */
function startReads(refuse: (input: Input) => void = () => {}) {
  const calls: [string, Input][] = [];
  const read = createBatchedReads(async (operation, input) => {
    calls.push([operation, input as Input]);
    refuse(input as Input);
    return described(input as Input);
  });
  return { calls, read };
}

t.test('services of a cluster that are described together are one call, and each gets its own response', async t => {
  const { calls, read } = startReads();

  const responses = await Promise.all(['one', 'gone', 'two'].map(name => read('describeServices', describing([name]))));

  t.same(calls, [['describeServices', describing(['one', 'gone', 'two'])]]);
  t.same(
    responses,
    ['one', 'gone', 'two'].map(name => described(describing([name]))),
  );
});

t.test('those of several connections are one call, those of a later turn another', async t => {
  const { calls, read } = startReads();

  const first = read('describeServices', describing(['one']));
  await new Promise(resolve => process.nextTick(resolve));
  await Promise.all([first, read('describeServices', describing(['two']))]);
  await read('describeServices', describing(['three']));

  t.same(
    calls.map(([, { services }]) => services),
    [['one', 'two'], ['three']],
  );
});

t.test('a call describes as many as AWS takes', async t => {
  const { calls, read } = startReads();
  const names = Array.from({ length: 25 }, (_, index) => `www-${index}`);

  await Promise.all(names.map(name => read('describeServices', describing([name]))));

  t.same(
    calls.map(([, { services }]) => services.length),
    [10, 10, 5],
  );
});

t.test('calls that differ in more than the name stay apart', async t => {
  const { calls, read } = startReads();
  const inputs = [
    describing(['one']),
    describing(['two'], 'other'),
    { cluster: 'myclu', services: ['three'] },
    describing([`${ARN}:service/other/one`]),
    describing(['not a name']),
    describing(['four', 'five']),
    { cluster: 'myclu', services: [] },
  ];

  const responses = await Promise.all(inputs.map(input => read('describeServices', input)));
  await read('listServices', { cluster: 'myclu' });

  t.same(responses, inputs.map(described));
  t.equal(calls.length, inputs.length + 1);
});

t.test('where AWS denies one of them, the others are answered', async t => {
  const denied = new BadGateway('not allowed', { awsCode: 'AccessDeniedException' });
  const { calls, read } = startReads(({ services }) => {
    if (services.includes('secret')) throw denied;
  });

  const [one, secret] = await Promise.allSettled(
    ['one', 'secret'].map(name => read('describeServices', describing([name]))),
  );

  t.same(one, { status: 'fulfilled', value: described(describing(['one'])) });
  t.same(secret, { status: 'rejected', reason: denied });
  t.equal(calls.length, 3);
});

t.test('where AWS fails, all of them fail, without further calls', async t => {
  const failed = new BadGateway('AWS failed', { awsCode: 'ServerException' });
  const { calls, read } = startReads(() => {
    throw failed;
  });

  const results = await Promise.allSettled(['one', 'two'].map(name => read('describeServices', describing([name]))));

  t.same(
    results,
    [failed, failed].map(reason => ({ status: 'rejected', reason })),
  );
  t.equal(calls.length, 1);
});
