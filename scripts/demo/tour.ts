import { setTimeout as sleep } from 'node:timers/promises';
import { madeLines, type Shown, say, tasksLine, title } from './terminal.js';

const STEADY_DEADLINE = 60_000;
const PAUSE = 250;
const SERVICE = '/sandbox/clusters/myclu/services/www';

/** Where the service is. */
export interface Served {
  /** With the prefix of all paths. */
  url: string;
  token: string;
}

/** Sends a request. @throws where the answer is a problem. */
export type Call = (method: string, path: string, body?: object) => Promise<Shown>;

export function callsTo({ url, token }: Served): Call {
  return async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      headers: { 'X-Auth-Token': token },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer, null, 2)}`);
    return answer as Shown;
  };
}

/** Says how the example's tasks come up. @throws where they do not. */
export async function followUntilSteady(call: Call): Promise<void> {
  say(title('The service comes up'));
  const end = performance.now() + STEADY_DEADLINE;
  let last = '';
  while (performance.now() < end) {
    // Before the tasks, so that a service that is steady is shown with them.
    const events = (await call('GET', `${SERVICE}/events`)) as unknown as { Message: string }[];
    const line = tasksLine(await call('GET', SERVICE));
    if (line !== last) say(line);
    last = line;
    if (events.some(({ Message }) => /steady state/.test(Message))) {
      for (const { Message } of events.reverse()) say(`  event  ${Message}`);
      return;
    }
    await sleep(PAUSE);
  }
  throw new Error('the service did not become steady');
}

export function sayMade(made: Shown): void {
  say(title('What was made'));
  for (const line of madeLines(made)) say(line);
}

export function sayAround({ url, token }: Served): void {
  say(title('Look around'));
  say(`  docs    ${url}/docs`);
  say(`  token   ${token}   (header X-Auth-Token)`);
  say(`  curl -H 'X-Auth-Token: ${token}' '${url}${SERVICE}'`);
  say('\nServing until Ctrl-C.');
}
