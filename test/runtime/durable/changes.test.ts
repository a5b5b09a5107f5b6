import { EventEmitter } from 'node:events';
import type pg from 'pg';
import t from 'tap';
import { createChanges } from '../../../src/runtime/durable/changes.js';
import type { Queries } from '../../../src/runtime/durable/queries.js';

/** Queries whose statements succeed when `answer` is called, and the payloads of each. */
function heldQueries() {
  const sent: string[][] = [];
  const answers: (() => void)[] = [];
  const request = (_text: string, [, payloads]: [string, string[]]) => {
    sent.push(payloads);
    return new Promise<object[]>(resolve => answers.push(() => resolve([])));
  };
  const answer = async () => {
    answers.shift()?.();
    await new Promise(resolve => setImmediate(resolve));
  };
  return { queries: { request } as unknown as Queries, sent, answer };
}

/** A process that listens. @returns the accounts that it is told to have changed, and a function that notifies it. */
async function listening(executor: string) {
  const changed: (string | undefined)[] = [];
  const client = Object.assign(new EventEmitter(), { query: async () => ({ rows: [] }) });
  const changes = createChanges(heldQueries().queries, executor, account => changed.push(account));
  await changes.listen(client as unknown as pg.Client);
  return { changed, notify: (payload?: string) => client.emit('notification', { payload }) };
}

t.test('changes that come while one is announced are announced together, each account once', async t => {
  const { queries, sent, answer } = heldQueries();
  const { announce } = createChanges(queries, 'here', () => {});

  for (const account of ['one', 'two', 'one', 'two']) announce(account);
  await answer();
  await answer();
  announce('three');

  t.same(sent, [['here one'], ['here two', 'here one'], ['here three']]);
});

t.test(
  'a process is told what others have changed, and that it may have missed something before it listened',
  async t => {
    const { changed, notify } = await listening('here');

    for (const payload of ['there one', 'here two', 'there a name with spaces']) notify(payload);

    t.same(changed, [undefined, 'one', 'a name with spaces']);
  },
);

t.test('a notification that names no account may concern any', async t => {
  const { changed, notify } = await listening('here');

  notify('');
  notify();

  t.same(changed, [undefined, undefined, undefined]);
});
