import t from 'tap';
import { resourceFaults } from '../../../src/domain/fargate/resources.js';

type Requirements = NonNullable<Parameters<typeof resourceFaults>[1][number]>['resourceRequirements'];

const shared = { type: 'GPU' as const, sharingStrategy: { nvidiaMps: { memory: 512 } } };
const gpu = { type: 'GPU' as const, value: '1' };
const neuron = { type: 'NeuronDevice' as const, value: 'ALL' };

/** The requirements of each container, and the faults. */
const CASES: [what: string, requirements: Requirements[], faults: string[]][] = [
  ['none', [undefined, []], []],
  ['of each type', [[gpu, neuron, { type: 'InferenceAccelerator', value: 'device_1' }]], []],
  ['that are shared', [[shared], [shared]], []],
  ['without a value', [[{ type: 'GPU' }]], ['/containerDefinitions/0/resourceRequirements/0/value is required']],
  [
    'with a value and a sharing strategy',
    [[{ ...shared, value: '1' }]],
    ['/containerDefinitions/0/resourceRequirements/0/value must be left out beside sharingstrategy'],
  ],
  [
    'of another type that are shared',
    [[{ type: 'InferenceAccelerator', sharingStrategy: shared.sharingStrategy }]],
    ['/containerDefinitions/0/resourceRequirements/0/sharingStrategy must be left out: only a GPU is shared'],
  ],
  [
    'with some Neuron devices',
    [[{ ...neuron, value: '1' }]],
    ['/containerDefinitions/0/resourceRequirements/0/value must be ALL for NeuronDevice'],
  ],
  [
    'with Neuron devices in two containers',
    [[neuron], [neuron]],
    ['/containerDefinitions/1/resourceRequirements/0 must be left out: one container of a task can have NeuronDevice'],
  ],
  [
    'that share GPUs in different ways',
    [[shared], [gpu]],
    ['/containerDefinitions/1/resourceRequirements/0 must share GPUs as the others of the task do'],
  ],
];

for (const [what, requirements, faults] of CASES)
  t.test(`faults of resource requirements ${what}`, async t => {
    const containers = requirements.map(resourceRequirements => ({ name: 'web', resourceRequirements }));

    t.same(
      resourceFaults('', containers).map(({ pointer, message }) => `${pointer} ${message}`),
      faults,
    );
  });
