import { EventEmitter } from 'node:events';
import type pg from 'pg';
import t from 'tap';
import { joinExecutors } from '../../../src/runtime/durable/executors.js';

const LOG = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

t.test('a connection that cannot listen ends, so that the next one gets its lock', async t => {
  const ended: string[] = [];
  const client = Object.assign(new EventEmitter(), {
    query: async () => ({ rows: [] }),
    end: async () => void ended.push('connection'),
  }) as unknown as pg.Client;
  const refused = new Error('LISTEN is refused');

  const joining = joinExecutors({
    ...{ id: 'one', log: LOG },
    connect: async () => client,
    listen: () => Promise.reject(refused),
  });

  await t.rejects(joining, refused);
  t.same(ended, ['connection']);
});
