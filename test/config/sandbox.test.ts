import t from 'tap';
import { ConfigInvalid } from '../../src/config/faults.js';
import { sandboxConfig } from '../../src/config/sandbox.js';

const AWS = {
  endpoint: 'http://127.0.0.1:4566',
  region: 'us-east-1',
  seed: { subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'], kmsKeyId: 'key-1' },
};

t.test('the account is the embedded AWS with the resources that it starts with', async t => {
  const { accounts, org, listenAddress } = sandboxConfig(AWS, {});

  t.same(accounts.sandbox, {
    endpoint: AWS.endpoint,
    region: AWS.region,
    akid: 'sandbox',
    secret: 'sandbox',
    defaultSubnets: ['subnet-1'],
    defaultSgs: ['sg-1'],
    rolePropagationSeconds: 0,
    defaultKmsKeyId: 'key-1',
  });
  t.same({ org, listenAddress }, { org: 'myorg', listenAddress: '127.0.0.1:8080' });
});

t.test('each start has a new token', async t => {
  t.not(sandboxConfig(AWS, {}).token, sandboxConfig(AWS, {}).token);
});

t.test('the environment overrides token and address', async t => {
  const config = sandboxConfig(AWS, { ECS_API_TOKEN: 'mine', ECS_API_LISTEN_ADDRESS: ':9090' });

  t.match(config, { token: 'mine', listenAddress: ':9090' });
});

t.test('an invalid variable of the environment is refused', async t => {
  t.throws(() => sandboxConfig(AWS, { ECS_API_LISTEN_ADDRESS: 'nowhere' }), ConfigInvalid);
});
