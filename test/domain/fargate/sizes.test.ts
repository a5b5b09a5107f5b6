import t from 'tap';
import { fargateSizeFault } from '../../../src/domain/fargate/sizes.js';

const FITTING: [cpu: string, memory: string][] = [
  ['256', '512'],
  ['256', '2048'],
  ['.25 vCPU', '0.5 GB'],
  ['512', '4096'],
  ['1 vCPU', '8 GB'],
  ['2048', '4096'],
  ['4096', '30720'],
  ['8192', '20480'],
  ['16384', '122880'],
];

const UNFIT: [cpu: string, memory: string, member: string][] = [
  ['256', '4096', 'memory'],
  ['256', '600', 'memory'],
  ['512', '512', 'memory'],
  ['1024', '2500', 'memory'],
  ['8192', '17408', 'memory'],
  ['300', '512', 'cpu'],
  ['many', '512', 'cpu'],
  ['256', 'some', 'memory'],
];

for (const [cpu, memory] of FITTING) {
  t.test(`${cpu} goes with ${memory}`, async t => t.equal(fargateSizeFault(cpu, memory), undefined));
}

for (const [cpu, memory, member] of UNFIT) {
  t.test(`${cpu} with ${memory} is a fault of ${member}`, async t =>
    t.equal(fargateSizeFault(cpu, memory)?.member, member),
  );
}
