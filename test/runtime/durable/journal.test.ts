import t from 'tap';
import * as errors from '../../../src/errors.js';
import { DurableJournal, type RunStep, type StoredEntry } from '../../../src/runtime/durable/journal.js';
import { Interrupted, type Journal } from '../../../src/saga/journal.js';

/** A stored step of a workflow. */
interface StoredStep {
  name: string;
  entry: StoredEntry;
}

/** The stored steps of a workflow by their numbers. */
type StoredSteps = Map<number, StoredStep>;

/** Pseudorandom numbers below a limit: the same for the same seed. */
type Random = (limit: number) => number;

function randomOf(seed: number): Random {
  let state = seed;
  return limit => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/**
 * One execution of a workflow: steps are numbered in the order of their requests, and a stored step does not run
 * again. @param writes the number of steps that can be stored until the process dies; later steps never settle.
 */
function execution(stored: StoredSteps, random: Random, writes: number): { runStep: RunStep; died: Promise<'died'> } {
  let next = 0;
  let remainingWrites = writes;
  let die = (_: 'died') => {};
  const died = new Promise<'died'>(resolve => {
    die = resolve;
  });
  const runStep: RunStep = async (name, run) => {
    const number = next;
    next += 1;
    const known = stored.get(number);
    if (known && known.name !== name) throw new Error(`step ${number} was ${known.name} and is ${name}`);
    await turns(random(4));
    if (known) return structuredClone(known.entry);
    const entry = await run();
    await turns(random(4));
    if (remainingWrites === 0) {
      die('died');
      return new Promise(() => {});
    }
    remainingWrites -= 1;
    stored.set(number, { name, entry: structuredClone(entry) });
    await turns(random(4));
    return entry;
  };
  return { runStep, died };
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise(resolve => setImmediate(resolve));
}

/** Parallel branches whose length depends on the results of their steps, each faster than the previous one; then one more step. */
async function workflow(journal: Journal, random: Random, ran: string[]): Promise<Record<string, number>> {
  const results: Record<string, number> = {};
  const step = async (name: string) => {
    const { outcome } = await journal.once(name, async () => {
      await turns(random(6));
      ran.push(name);
      return random(100);
    });
    if ('error' in outcome) throw outcome.error;
    results[name] = outcome.result;
    return outcome.result;
  };
  const branch = async (name: string, index: number) => {
    const length = 2 + ((await step(`${name}0`)) % 3);
    for (let number = 1; number < length; number += 1) {
      for (let pause = 0; pause < 8 - 2 * index; pause += 1) await undefined;
      await step(`${name}${number}`);
    }
  };
  await Promise.all(['a', 'b', 'c', 'd'].map(branch));
  await step('last');
  return results;
}

function ordersOf(stored: StoredSteps): number[] {
  return [...stored.values()].map(({ entry }) => entry.order);
}

t.test('a workflow resumes where it was interrupted, whatever the timing of its branches', async t => {
  for (let seed = 1; seed <= 150; seed += 1) {
    const random = randomOf(seed);
    const stored: StoredSteps = new Map();
    let outcome: 'died' | Record<string, number> = 'died';
    for (let attempt = 0; outcome === 'died'; attempt += 1) {
      const { runStep, died } = execution(stored, random, random(5));
      const journal = new DurableJournal(runStep, ordersOf(stored), attempt > 0);
      const before = new Set([...stored.values()].map(({ name }) => name));
      const ran: string[] = []; // here: what died may still be about to run
      outcome = await Promise.race([workflow(journal, random, ran), died]);
      const again = ran.filter(name => before.has(name));
      if (again.length > 0) t.fail(`seed ${seed}: ${again} had been stored and ran again`);
    }
    const inWords = Object.fromEntries([...stored.values()].map(({ name, entry }) => [name, resultOf(entry)]));
    t.same(outcome, inWords, `seed ${seed}`);
  }
});

t.test('the replay of an ended workflow has the same result and runs nothing', async t => {
  const stored: StoredSteps = new Map();
  const ran: string[] = [];
  const { runStep } = execution(stored, randomOf(1), Number.POSITIVE_INFINITY);
  const first = await workflow(new DurableJournal(runStep, [], false), randomOf(1), ran);
  const names = [...stored].sort(([a], [b]) => a - b).map(([, { name }]) => name);

  for (let seed = 2; seed < 20; seed += 1) {
    const asked: string[] = [];
    const { runStep } = execution(stored, randomOf(seed), 0);
    const journal = new DurableJournal(
      (name, run) => {
        asked.push(name);
        return runStep(name, run);
      },
      ordersOf(stored),
      true,
    );
    t.same(await workflow(journal, randomOf(seed), []), first);
    t.same(asked, names, 'the steps are asked for in the same order');
  }
  t.equal(ran.length, stored.size);
});

for (const Named of Object.values(errors).filter(kind => kind !== errors.NamedError) as (typeof errors.Conflict)[]) {
  t.test(`${Named.name} is recorded, and its replay throws the same error`, async t => {
    const stored: StoredSteps = new Map();
    const extensions = { step: 'one' };
    const run = () => Promise.reject(new Named('no', { awsCode: 'ClientException', extensions }));
    const execute = async (isResumed: boolean) => {
      const { runStep } = execution(stored, randomOf(1), Number.POSITIVE_INFINITY);
      const { outcome } = await new DurableJournal(runStep, ordersOf(stored), isResumed).once('one', run);
      return 'error' in outcome ? outcome.error : undefined;
    };

    for (const error of [await execute(false), await execute(true)]) {
      t.equal(error?.constructor, Named);
      t.match(error, { message: 'no', awsCode: 'ClientException', extensions });
    }
  });
}

t.test('when an entry cannot be stored, pending and later steps are interrupted', async t => {
  const away = new Error('the database is away');
  let fail = (_: Error) => {};
  const runStep: RunStep = name =>
    new Promise((_, reject) => {
      if (name === 'failing') fail = reject;
    });
  const journal = new DurableJournal(runStep, [], false);

  const waiting = [journal.once('other', async () => 1), journal.once('failing', async () => 2)];
  fail(away);

  for (const entry of [...waiting, journal.once('later', async () => 3)]) {
    const error = await entry.catch((thrown: unknown) => thrown);
    t.ok(error instanceof Interrupted);
    t.match(error, { cause: away });
  }
});

function resultOf({ outcome }: StoredEntry): unknown {
  return 'result' in outcome ? outcome.result : undefined;
}

t.test('an operation is interrupted, and not rolled back, where DBOS has been shut down', async t => {
  const shutDown: RunStep = () => {
    throw new TypeError('`DBOS.launch()` must be called before running steps.');
  };
  const journal = new DurableJournal(shutDown, [], false);

  await t.rejects(
    journal.once('createCluster', async () => 'created'),
    Interrupted,
  );
});
