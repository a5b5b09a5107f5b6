import t from 'tap';
import { awsAccount } from '../../src/aws/account.js';
import { NotFound } from '../../src/errors.js';

t.test('the client of another region is kept, and those of a few regions at a time', async t => {
  const aws = awsAccount('test', { region: 'us-east-1' });
  const first = aws.cloudWatchLogsIn('eu-west-1');

  t.equal(aws.cloudWatchLogsIn('us-east-1'), aws.cloudWatchLogs);
  t.equal(aws.cloudWatchLogsIn('eu-west-1'), first);
  for (let index = 1; index <= 8; index += 1) aws.cloudWatchLogsIn(`ap-south-${index}`);
  t.not(aws.cloudWatchLogsIn('eu-west-1'), first);
});

t.test('only regions of the account’s own partition are used', async t => {
  const commercial = awsAccount('test', { region: 'us-east-1' });
  const government = awsAccount('test', { region: 'us-gov-west-1' });

  for (const region of ['us-gov-east-1', 'cn-north-1', 'us-iso-east-1', 'eusc-de-east-1', 'evil.example/#-1', 'x', ''])
    t.throws(() => commercial.cloudWatchLogsIn(region), NotFound, region);
  for (const region of ['eu-central-1', 'ap-southeast-2', 'mx-central-1', 'il-central-1'])
    t.ok(commercial.cloudWatchLogsIn(region), region);
  t.ok(government.cloudWatchLogsIn('us-gov-east-1'));
  t.throws(() => government.cloudWatchLogsIn('us-east-1'), NotFound);
});
