import t from 'tap';
import { registrationFaults } from '../../../src/domain/fargate/registration.js';

const containerDefinitions = [{ name: 'web', image: 'nginx' }];
const missing = { containerDefinitions };

t.test('memory that is missing is one fault', async t => {
  const forFargate = {
    ...missing,
    networkMode: 'awsvpc' as const,
    cpu: '256',
    requiresCompatibilities: ['FARGATE' as const],
  };

  t.same(registrationFaults('', forFargate), [{ pointer: '/memory', message: 'is required on Fargate' }]);
  t.same(registrationFaults('', missing), [
    { pointer: '/containerDefinitions/0/memory', message: 'is required where the task has no memory' },
  ]);
});
