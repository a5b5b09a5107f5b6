import t from 'tap';
import { fillDisk } from '../../scripts/chaos/full-disk.js';

const REFUSED = ['503 Retry-After', '503 Retry-After Location'];

/** Of the space that is left, with what a request is answered that waits for an operation: one may end before the log is full. */
const SPACES = [
  { space: 'none', waiting: ['503 Retry-After Location'] },
  { space: 'too little for the log', waiting: ['503 Retry-After Location', '200'] },
] as const;

for (const database of ['embedded', 'postgres'] as const)
  for (const { space, waiting } of SPACES)
    t.test(`a full disk of ${database}, with ${space}, refuses requests and loses no operation`, async t => {
      const result = await fillDisk(database, space);

      t.equal(result.hasDied, false);
      t.ok(REFUSED.some(name => result.answers[name]));
      t.same(
        Object.keys(result.answers).filter(name => ![...REFUSED, '202'].includes(name)),
        [],
      );
      t.ok(waiting.some(name => name === result.waiting));
      t.same(
        result.readiness.map(({ status, body }) => [status, body.Checks.operations]),
        [
          [503, 'the disk of the database is full'],
          [200, 'ready'],
        ],
      );
      t.same(result.lost, []);
      const kinds = ['clusters', 'services', 'taskDefinitions', 'roles', 'logGroups', 'secrets', 'registries'];
      t.same(
        result.created,
        Object.fromEntries(kinds.map(kind => [kind, result.succeeded])),
        'nothing but what succeeded',
      );
      t.comment(`${result.accepted} operations accepted, 0 lost; answers: ${JSON.stringify(result.answers)}`);
    });
