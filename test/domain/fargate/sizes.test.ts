import t from 'tap';
import { fargateSizeFault, neededSize, smallestFargateSize } from '../../../src/domain/fargate/sizes.js';

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

const SMALLEST: [given: { cpu?: string; memory?: string }, cpu: number, memory: number, size: string | undefined][] = [
  [{}, 0, 0, '256 512'],
  [{}, 256, 512, '256 512'],
  [{}, 257, 512, '512 1024'],
  [{}, 0, 2049, '512 3072'],
  [{}, 16_384, 122_880, '16384 122880'],
  [{}, 16_385, 0, undefined],
  [{ cpu: '1024' }, 0, 0, '1024 2048'],
  [{ cpu: '.5 vCPU' }, 0, 1500, '.5 vCPU 2048'],
  [{ cpu: '256' }, 0, 4096, undefined],
  [{ cpu: '300' }, 0, 0, undefined],
  [{ memory: '3 GB' }, 0, 0, '512 3 GB'],
  [{ memory: '4096' }, 1000, 0, '1024 4096'],
  [{ memory: '600' }, 0, 0, undefined],
];

for (const [given, cpu, memory, size] of SMALLEST) {
  t.test(`the smallest size for ${JSON.stringify({ given, cpu, memory })}`, async t => {
    const found = smallestFargateSize(given, { cpu, memory });

    t.equal(found && `${found.cpu} ${found.memory}`, size);
  });
}

t.test('containers need what they reserve together, and the largest limit', async t => {
  t.same(neededSize({ containerDefinitions: [{ cpu: 100, memory: 300 }, { cpu: 200, memory: 400 }, {}] }), {
    cpu: 300,
    memory: 700,
  });
  t.same(neededSize({ containerDefinitions: [{ memory: 2000, memoryReservation: 100 }, { memoryReservation: 50 }] }), {
    cpu: 0,
    memory: 2000,
  });
  t.same(neededSize({}), { cpu: 0, memory: 0 });
});

t.test('a task on Windows needs a vCPU', async t => {
  t.equal(neededSize({ runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }).cpu, 1024);
});
