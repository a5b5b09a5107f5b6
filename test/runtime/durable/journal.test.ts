import t from 'tap';
import { Conflict } from '../../../src/errors.js';
import { DurableJournal, type RunStep, type StoredEntry } from '../../../src/runtime/durable/journal.js';
import { Interrupted, type Journal } from '../../../src/saga/journal.js';

/** A step of a workflow that is kept, under its number. */
interface KeptStep {
  name: string;
  entry: StoredEntry;
}

/** What an engine of durable workflows keeps of one. */
type Kept = Map<number, KeptStep>;

/** Numbers below a limit that look random, and are the same for the same seed. */
type Random = (limit: number) => number;

function randomOf(seed: number): Random {
  let state = seed;
  return limit => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/**
 * One execution of a workflow, as its engine makes it: a step has the number of its asking, and one that is kept is not
 * run again. @param writes how many steps can be kept until the process dies; then nothing comes of anything.
 */
function execution(kept: Kept, random: Random, writes: number): { runStep: RunStep; died: Promise<'died'> } {
  let next = 0;
  let left = writes;
  let die = (_: 'died') => {};
  const died = new Promise<'died'>(resolve => {
    die = resolve;
  });
  const runStep: RunStep = async (name, run) => {
    const number = next;
    next += 1;
    const known = kept.get(number);
    if (known && known.name !== name) throw new Error(`step ${number} was ${known.name} and is ${name}`);
    await turns(random(4));
    if (known) return structuredClone(known.entry);
    const entry = await run();
    await turns(random(4));
    if (left === 0) {
      die('died');
      return new Promise(() => {});
    }
    left -= 1;
    kept.set(number, { name, entry: structuredClone(entry) });
    await turns(random(4));
    return entry;
  };
  return { runStep, died };
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise(resolve => setImmediate(resolve));
}

/** Branches side by side, each as long as what its steps come to says and each quicker to go on than the one before; then one more step. */
async function story(journal: Journal, random: Random, ran: string[]): Promise<Record<string, number>> {
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

function ordersOf(kept: Kept): number[] {
  return [...kept.values()].map(({ entry }) => entry.order);
}

t.test('a story goes on where it was, whenever it is interrupted and however its branches are timed then', async t => {
  for (let seed = 1; seed <= 150; seed += 1) {
    const random = randomOf(seed);
    const kept: Kept = new Map();
    let outcome: 'died' | Record<string, number> = 'died';
    for (let telling = 0; outcome === 'died'; telling += 1) {
      const { runStep, died } = execution(kept, random, random(5));
      const journal = new DurableJournal(runStep, ordersOf(kept), telling > 0);
      const before = new Set([...kept.values()].map(({ name }) => name));
      const ran: string[] = []; // here: what died may still be about to run
      outcome = await Promise.race([story(journal, random, ran), died]);
      const again = ran.filter(name => before.has(name));
      if (again.length > 0) t.fail(`seed ${seed}: ${again} had been kept and ran again`);
    }
    const inWords = Object.fromEntries([...kept.values()].map(({ name, entry }) => [name, resultOf(entry)]));
    t.same(outcome, inWords, `seed ${seed}`);
  }
});

t.test('a story that has ended is told again to the same end, and nothing runs', async t => {
  const kept: Kept = new Map();
  const ran: string[] = [];
  const { runStep } = execution(kept, randomOf(1), Number.POSITIVE_INFINITY);
  const first = await story(new DurableJournal(runStep, [], false), randomOf(1), ran);
  const names = [...kept].sort(([a], [b]) => a - b).map(([, { name }]) => name);

  for (let seed = 2; seed < 20; seed += 1) {
    const asked: string[] = [];
    const { runStep } = execution(kept, randomOf(seed), 0);
    const journal = new DurableJournal(
      (name, run) => {
        asked.push(name);
        return runStep(name, run);
      },
      ordersOf(kept),
      true,
    );
    t.same(await story(journal, randomOf(seed), []), first);
    t.same(asked, names, 'the steps are asked for in the same order');
  }
  t.equal(ran.length, kept.size);
});

t.test('what failed is an entry too, and the same error when the story is told again', async t => {
  const kept: Kept = new Map();
  const extensions = { step: 'one' };
  const run = () => Promise.reject(new Conflict('no', { awsCode: 'ClientException', extensions }));
  const told = async (isResumed: boolean) => {
    const { runStep } = execution(kept, randomOf(1), Number.POSITIVE_INFINITY);
    const { outcome } = await new DurableJournal(runStep, ordersOf(kept), isResumed).once('one', run);
    return 'error' in outcome ? outcome.error : undefined;
  };

  for (const error of [await told(false), await told(true)]) {
    t.ok(error instanceof Conflict);
    t.match(error, { message: 'no', awsCode: 'ClientException', extensions });
  }
});

t.test('when an entry cannot be kept, all that waits and all that comes is interrupted', async t => {
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
