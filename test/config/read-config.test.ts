import t from 'tap';
import type { Config } from '#generated/config.js';
import { buildApp } from '../../src/app.js';
import { ConfigInvalid } from '../../src/config/faults.js';
import { listenTarget, readConfig } from '../../src/config/read-config.js';

const MINIMAL = { accounts: { sandbox: { region: 'us-east-1' } }, token: 'secret-token', org: 'myorg' };

const DEFAULTS = {
  keepOperations: 30,
  readFreshness: 1,
  retrySeconds: 30,
  asyncRetrySeconds: 3600,
  requestsPerSecond: 1000,
  concurrentRequests: 2000,
  drainSeconds: 5,
  waitForDisk: true,
};

const IDP = { name: 'idp', issuer: 'https://idp.example.com', audience: 'ecs-api', grants: [] };

const KEY = `${'A'.repeat(43)}=`;

const read = async (file: unknown, env: NodeJS.ProcessEnv = {}) => {
  const text = typeof file === 'string' ? file : JSON.stringify(file);
  return (await readConfig({ path: 'config.json', env, readFile: async () => text }))?.config;
};

/** The message of the error, which is all that an operator sees. */
const refusal = async (file: unknown, env: NodeJS.ProcessEnv = {}) => {
  const error = await read(file, env).catch((error: unknown) => error);
  if (!(error instanceof ConfigInvalid)) throw new Error('The configuration was not refused.');
  return error.message;
};

t.test('no file named is no configuration', async t => {
  t.equal(await readConfig({ path: undefined, env: {}, readFile: async () => t.fail('read') as never }), undefined);
});

t.test('--config goes before ECS_API_CONFIG', async t => {
  const readFile = async () => JSON.stringify(MINIMAL);
  const env = { ECS_API_CONFIG: 'of-env.json' };

  t.equal((await readConfig({ path: 'of-argv.json', env, readFile }))?.source, 'of-argv.json');
  t.equal((await readConfig({ path: undefined, env, readFile }))?.source, 'of-env.json');
});

t.test('a file of the predecessor is read', async t => {
  const config = await read({
    listenAddress: ':8080',
    accounts: {
      nonprod: {
        region: 'us-east-1',
        akid: 'AKIAIOSFODNN7EXAMPLE',
        secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        defaultSgs: ['sg-1'],
        defaultSubnets: ['subnet-1', 'subnet-2'],
        defaultKmsKeyId: '12345678-1234-1234-1234-123456789012',
        defaultExecutionRoleArn: 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole',
      },
    },
    token: 'xxxx',
    logLevel: 'warning',
    org: 'localdev',
    version: {},
  });

  t.same(config, {
    listenAddress: ':8080',
    accounts: {
      nonprod: {
        region: 'us-east-1',
        akid: 'AKIAIOSFODNN7EXAMPLE',
        secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        defaultSgs: ['sg-1'],
        defaultSubnets: ['subnet-1', 'subnet-2'],
        defaultKmsKeyId: '12345678-1234-1234-1234-123456789012',
        defaultExecutionRoleArn: 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole',
      },
    },
    token: 'xxxx',
    logLevel: 'warn',
    org: 'localdev',
    version: {},
    ...DEFAULTS,
  });
});

t.test('absent keys have their defaults', async t => {
  t.same(await read(MINIMAL), {
    ...MINIMAL,
    listenAddress: ':8080',
    logLevel: 'info',
    ...DEFAULTS,
  });
});

t.test('keys match in any case, names of accounts stay as they are', async t => {
  const config = await read({
    Accounts: { NonProd: { REGION: 'us-east-1', assumerole: { ROLEARN: 'arn:aws:iam::123456789012:role/r' } } },
    TOKEN: 'x',
    Org: 'myorg',
    listenaddress: ':1',
  });

  t.same(config, {
    accounts: { NonProd: { region: 'us-east-1', assumeRole: { roleArn: 'arn:aws:iam::123456789012:role/r' } } },
    token: 'x',
    org: 'myorg',
    listenAddress: ':1',
    logLevel: 'info',
    ...DEFAULTS,
  });
});

t.test('null and the empty string count as absent', async t => {
  const account = { region: 'us-east-1', akid: '', secret: '', defaultSgs: null };

  t.same((await read({ ...MINIMAL, logLevel: '', accounts: { sandbox: account } }))?.accounts, {
    sandbox: { region: 'us-east-1' },
  });
});

const LEVELS = [
  ['trace', 'trace'],
  ['debug', 'debug'],
  ['Info', 'info'],
  ['warn', 'warn'],
  ['WARNING', 'warn'],
  ['error', 'error'],
  ['fatal', 'fatal'],
  ['panic', 'fatal'],
] as const;

for (const [logrus, pino] of LEVELS) {
  t.test(`log level ${logrus} is ${pino}`, async t => {
    t.equal((await read({ ...MINIMAL, logLevel: logrus }))?.logLevel, pino);
  });
}

t.test('the environment overrides the file', async t => {
  const config = await read(
    { ...MINIMAL, accounts: { 'non-prod': { region: 'us-east-1' } } },
    {
      ECS_API_LISTEN_ADDRESS: '127.0.0.1:9',
      ECS_API_TOKEN: 'other',
      ECS_API_ORG: 'otherorg',
      ECS_API_LOG_LEVEL: 'debug',
      ECS_API_DATA: '/var/lib/ecs-api',
      ECS_API_ENCRYPTION_KEYS: KEY,
      DATABASE_URL: 'postgres://db/ecs_api',
      ECS_API_ACCOUNT_NON_PROD_REGION: 'eu-central-1',
      ECS_API_ACCOUNT_NON_PROD_AKID: 'akid',
      ECS_API_ACCOUNT_NON_PROD_SECRET: 'secret',
      ECS_API_ACCOUNT_NON_PROD_ENDPOINT: 'http://127.0.0.1:4566',
    },
  );

  t.same(config, {
    listenAddress: '127.0.0.1:9',
    token: 'other',
    org: 'otherorg',
    logLevel: 'debug',
    ...DEFAULTS,
    dataDirectory: '/var/lib/ecs-api',
    encryptionKeys: KEY,
    databaseUrl: 'postgres://db/ecs_api',
    accounts: {
      'non-prod': { region: 'eu-central-1', akid: 'akid', secret: 'secret', endpoint: 'http://127.0.0.1:4566' },
    },
  });
});

t.test('the environment supplies what the file lacks', async t => {
  t.match(await read({ ...MINIMAL, token: undefined }, { ECS_API_TOKEN: 'of-env' }), { token: 'of-env' });
});

t.test('an empty variable overrides nothing', async t => {
  t.match(await read(MINIMAL, { ECS_API_TOKEN: '', ECS_API_ACCOUNT_OTHER_REGION: '' }), { token: 'secret-token' });
});

t.test('a fault of the environment names its variable', async t => {
  t.match(await refusal(MINIMAL, { ECS_API_LISTEN_ADDRESS: '8080' }), 'listenAddress (from ECS_API_LISTEN_ADDRESS): ');
});

t.test('a variable of an account that is not configured is refused', async t => {
  t.match(
    await refusal(MINIMAL, { ECS_API_ACCOUNT_SANDBX_REGION: 'x' }),
    'ECS_API_ACCOUNT_SANDBX_REGION: does not name a setting of a configured account',
  );
});

t.test('a variable that two accounts could mean is refused', async t => {
  const accounts = { 'a-b': { region: 'us-east-1' }, a_b: { region: 'us-east-1' } };

  t.match(
    await refusal({ ...MINIMAL, accounts }, { ECS_API_ACCOUNT_A_B_REGION: 'x' }),
    'names a setting of more than one account',
  );
});

t.test('all faults are reported at once', async t => {
  const [headline, ...faults] = (await refusal({ logLevel: 'loud', accounts: { sandbox: {} } })).split('\n');

  t.equal(headline, 'config.json is not a valid configuration:');
  t.same(faults.toSorted(), [
    '  accounts.sandbox.region: is required',
    '  logLevel: must be one of trace, debug, info, warn, error, fatal',
    '  org: is required',
    '  token: is required',
  ]);
});

const withAccount = (account: object) => ({ ...MINIMAL, accounts: { sandbox: { region: 'us-east-1', ...account } } });

const FAULTS: [given: string, file: unknown, line: string][] = [
  ['a file that is not an object', [], 'the file: must be an object'],
  ['a listen address without a port', { ...MINIMAL, listenAddress: 'localhost' }, 'listenAddress: must be an address'],
  ['a port beyond 65535', { ...MINIMAL, listenAddress: ':65536' }, 'listenAddress: must be an address'],
  ['a token that no header can carry', { ...MINIMAL, token: 'a\n' }, 'token: must be the value of X-Auth-Token'],
  ['no account', { ...MINIMAL, accounts: {} }, 'accounts: must have at least one'],
  ['accounts in a list', { ...MINIMAL, accounts: [] }, 'accounts: must be an object'],
  ['an account that is not an object', { ...MINIMAL, accounts: { a: 'x' } }, 'accounts.a: must be an object'],
  [
    'an account named like a path',
    { ...MINIMAL, accounts: { 'a/b': { region: 'r' } } },
    'accounts.(unprintable): must be a name',
  ],
  [
    'an account named like an operation',
    { ...MINIMAL, accounts: { ping: { region: 'r' } } },
    'accounts.ping: must be a name',
  ],
  [
    'an account named like the spec',
    { ...MINIMAL, accounts: { 'openapi.json': { region: 'r' } } },
    'accounts.openapi.json: must be a name',
  ],
  ['an unknown key', { ...MINIMAL, colour: 1 }, 'colour: is unknown'],
  ['a misspelt key', { ...MINIMAL, listenAdress: ':1' }, 'listenAdress: is unknown; did you mean listenAddress?'],
  [
    'a misspelt key of an account',
    withAccount({ defaultSubnet: [] }),
    'accounts.sandbox.defaultSubnet: is unknown; did you mean defaultSubnets?',
  ],
  ['no token at all', { ...MINIMAL, token: undefined }, 'token: is required'],
  [
    'a token whose hash is the token itself',
    { ...MINIMAL, tokens: [{ Name: 'ci', hash: 'hunter2', rights: ['read'] }] },
    'tokens[0].hash: must be sha256:',
  ],
  [
    'a token without rights',
    { ...MINIMAL, tokens: [{ name: 'ci', hash: `sha256:${'0'.repeat(64)}`, rights: [] }] },
    'tokens[0].rights: must be at least one right',
  ],
  [
    'a limit to spaces that is null',
    { ...MINIMAL, tokens: [{ name: 'ci', hash: `sha256:${'0'.repeat(64)}`, rights: ['read'], spaces: null }] },
    'tokens[0].spaces',
  ],
  [
    'an expiry without minutes in its offset',
    {
      ...MINIMAL,
      tokens: [{ name: 'ci', hash: `sha256:${'0'.repeat(64)}`, rights: ['read'], expires: '2026-12-01T00:00:00+01' }],
    },
    'tokens[0].expires',
  ],
  ['a misspelt key of a token', { ...MINIMAL, tokens: [{ nmae: 'ci' }] }, 'tokens[0].name: is required'],
  [
    'keys over plain http',
    { ...MINIMAL, issuers: [{ ...IDP, JWKSURI: 'http://idp.example.com/keys' }] },
    'issuers[0].jwksUri: must be an https URL',
  ],
  [
    'an algorithm with a shared secret',
    { ...MINIMAL, issuers: [{ ...IDP, jwksUri: 'https://idp.example.com', algorithms: ['HS256'] }] },
    'issuers[0].algorithms[0]: must be one of RS256',
  ],
  [
    'a grant without claims',
    {
      ...MINIMAL,
      issuers: [{ ...IDP, jwksUri: 'https://idp.example.com', grants: [{ Claims: {}, rights: ['read'] }] }],
    },
    'issuers[0].grants[0].claims: must have at least one',
  ],
  ['a key named twice', { ...MINIMAL, Token: 'x' }, 'token: is given twice, in different case'],
  ['an akid without its secret', withAccount({ akid: 'a' }), 'accounts.sandbox.secret: is required with akid'],
  ['a secret without its akid', withAccount({ secret: 's' }), 'accounts.sandbox.akid: is required with secret'],
  [
    'a profile beside an akid',
    withAccount({ akid: 'a', secret: 's', profile: 'p' }),
    'accounts.sandbox.akid: must not be given with profile',
  ],
  ['a role without ARN', withAccount({ assumeRole: {} }), 'accounts.sandbox.assumeRole.roleArn: is required'],
  [
    'an endpoint that is not a URL',
    withAccount({ endpoint: 'localhost:4566' }),
    'accounts.sandbox.endpoint: must be an http or https URL',
  ],
  [
    'a list with something else in it',
    withAccount({ defaultSgs: ['sg-1', 2] }),
    'accounts.sandbox.defaultSgs[1]: must be text',
  ],
  [
    'an unknown value of a choice',
    withAccount({ untagged: 'theirs' }),
    'accounts.sandbox.untagged: must be one of own, ignore',
  ],
  [
    'text for a truth value',
    withAccount({ allowPublicIp: 'yes' }),
    'accounts.sandbox.allowPublicIp: must be true or false',
  ],
  [
    'a registry with a path',
    { ...MINIMAL, allowedRegistries: ['localhost:5000/x'] },
    'allowedRegistries[0]: must be a registry',
  ],
];

for (const [given, file, line] of FAULTS) {
  t.test(`${given} is a fault that names the field`, async t => {
    t.match(await refusal(file), `\n  ${line}`);
  });
}

t.test('an assumed role goes with a key, with a profile, or alone', async t => {
  const assumeRole = { roleArn: 'arn:aws:iam::123456789012:role/r', externalId: 'abc', sessionName: 'ecs-api' };

  t.ok(await read(withAccount({ assumeRole })));
  t.ok(await read(withAccount({ assumeRole, profile: 'p' })));
  t.ok(await read(withAccount({ assumeRole, akid: 'a', secret: 's' })));
});

t.test('a syntax error of the file is reported with its position, without the content', async t => {
  const message = await refusal('{\n  "token": "hunter2",\n  "org": hunter3\n}');

  t.equal(message, 'config.json is not a valid configuration:\n  line 3, column 10: is not valid JSON');
});

t.test('a file that cannot be read is a fault', async t => {
  const readFile = async () => Promise.reject(Object.assign(new Error(), { code: 'ENOENT' }));

  await t.rejects(readConfig({ path: 'gone.json', env: {}, readFile }), {
    message: 'gone.json is not a valid configuration:\n  the file: cannot be read (ENOENT)',
  });
});

t.test('no fault quotes what the file holds', async t => {
  const canary = 'hunter2';
  const everythingWrong = {
    listenAddress: canary,
    accounts: {
      sandbox: {
        region: ` ${canary}`,
        akid: [canary],
        secret: { canary },
        profile: [canary],
        endpoint: `http://user:${canary}@host`,
        assumeRole: {
          roleArn: canary,
          externalId: ` ${canary}`,
          sessionName: ` ${canary}`,
          [`${canary} ${canary}`]: 1,
        },
        defaultSgs: canary,
        defaultExecutionRoleArn: canary,
        allowPublicIp: canary,
      },
    },
    token: `${canary}\n`,
    tokens: [{ name: ` ${canary}`, hash: canary, rights: [canary], accounts: [` ${canary}`], expires: canary }],
    issuers: [{ name: ` ${canary}`, jwksUri: canary, algorithms: [canary], nameClaim: [canary], grants: canary }],
    logLevel: canary,
    org: ` ${canary}`,
    version: canary,
    allowedRegistries: [` ${canary}`],
  };

  t.notMatch(await refusal(everythingWrong, { ECS_API_ACCOUNT_NOPE_SECRET: canary }), canary);
});

const TARGETS: [address: string, host: string, port: number][] = [
  [':8080', '::', 8080],
  ['127.0.0.1:0', '127.0.0.1', 0],
  ['[::1]:8080', '::1', 8080],
  ['localhost:65535', 'localhost', 65535],
];

for (const [address, host, port] of TARGETS) {
  t.test(`${address} listens on ${host}, port ${port}`, async t => {
    t.same(listenTarget(address, withFamily('IPv6')), { host, port });
  });
}

t.test('a machine without IPv6 listens on every IPv4 interface', async t => {
  t.same(listenTarget(':8080', withFamily('IPv4')), { host: '0.0.0.0', port: 8080 });
});

function withFamily(family: 'IPv4' | 'IPv6') {
  const lo = { address: '', netmask: '', mac: '', internal: true, cidr: null };
  return { lo: [family === 'IPv4' ? { ...lo, family } : { ...lo, family, scopeid: 0 }] };
}

t.test('a registry with a port beyond 65535 is refused', async t => {
  t.match(await refusal({ ...MINIMAL, allowedRegistries: ['localhost:99999'] }, {}), /allowedRegistries/);
  const allowedRegistries = ['localhost:65535', 'r.example'];
  t.same((await read({ ...MINIMAL, allowedRegistries }))?.allowedRegistries, allowedRegistries);
});

t.test('a proxy that is neither an address nor a network is named', async t => {
  const valid = ['10.0.0.0/8', '192.0.2.1', '2001:db8::/32', '::ffff:192.0.2.1', '10.0.0.1/32', '::1/128'];
  t.same((await read({ ...MINIMAL, trustedProxies: valid }))?.trustedProxies, valid);
  await buildApp((await read({ ...MINIMAL, trustedProxies: valid })) as Config);

  for (const proxy of [
    '300.1.1.1',
    '10.0.0.0/99',
    '10.0.0.0/33',
    '10.0.0.0/0',
    '::/0',
    '::1/129',
    '1:2',
    ':::',
    '1.2.3.4.5',
  ])
    t.equal(
      await refusal({ ...MINIMAL, trustedProxies: ['127.0.0.1', proxy] }),
      'config.json is not a valid configuration:\n  trustedProxies[1]: must be an address, or a network such as 10.0.0.0/8',
      proxy,
    );
});

t.test('an issuer without the URL of its keys has a URL', async t => {
  const withIssuer = (issuer: object) => ({ ...MINIMAL, issuers: [{ ...IDP, ...issuer }] });
  for (const issuer of ['https://idp.example.com', 'https://idp.example.com/realms/a/', 'http://localhost:8080/a'])
    t.equal((await read(withIssuer({ issuer })))?.issuers?.[0]?.issuer, issuer);
  t.ok(await read(withIssuer({ issuer: 'any', jwksUri: 'https://idp.example.com/keys' })));

  for (const issuer of ['any', 'http://idp.example.com', 'https://idp.example.com?a', 'https://idp.example.com#a'])
    t.match(
      await refusal(withIssuer({ issuer })),
      'issuers[0].issuer: must be an https URL, or an http URL of this machine, unless jwksUri is given',
    );
});

t.test('a URL that cannot be one is named', async t => {
  const port = 'https://example.com:99999';
  const account = { region: 'us-east-1', endpoint: port };

  t.match(await refusal({ ...MINIMAL, accounts: { a: account } }), 'accounts.a.endpoint: must be a URL');
  t.match(await refusal({ ...MINIMAL, issuers: [{ ...IDP, issuer: port }] }), 'issuers[0].issuer: must be a URL');
  t.match(await refusal({ ...MINIMAL, issuers: [{ ...IDP, jwksUri: port }] }), 'issuers[0].jwksUri: must be a URL');
});
