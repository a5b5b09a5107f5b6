import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, createdLines, print, tasksLine, title } from './terminal.js';

const STEADY_DEADLINE = 60_000;
const PAUSE = 250;
const SERVICE = '/sandbox/clusters/myclu/services/www';

/** How to reach the service. */
export interface Endpoint {
  /** Includes the prefix of all paths. */
  url: string;
  token: string;
}

/** Sends a request. @throws when the answer is a problem. */
export type Call = (method: string, path: string, body?: object) => Promise<Answer>;

export function callsTo({ url, token }: Endpoint): Call {
  return async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      headers: { 'X-Auth-Token': token },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer, null, 2)}`);
    return answer as Answer;
  };
}

/** Prints the states of the example's tasks until the service is steady. @throws after a minute. */
export async function followUntilSteady(call: Call): Promise<void> {
  print(title('Tasks start'));
  const end = performance.now() + STEADY_DEADLINE;
  let last = '';
  while (performance.now() < end) {
    // Events come first, so that the line of a steady service is printed too.
    const events = (await call('GET', `${SERVICE}/events`)) as unknown as { Message: string }[];
    const line = tasksLine(await call('GET', SERVICE));
    if (line !== last) print(line);
    last = line;
    if (events.some(({ Message }) => /steady state/.test(Message))) {
      for (const { Message } of events.reverse()) print(`  event  ${Message}`);
      return;
    }
    await sleep(PAUSE);
  }
  throw new Error(`Timed out after ${STEADY_DEADLINE / 1000} s waiting for the service to become steady.`);
}

export function printCreated(created: Answer): void {
  print(title('Created resources'));
  for (const line of createdLines(created)) print(line);
}

export function printLinks({ url, token }: Endpoint): void {
  print(title('Try it'));
  print(`  docs    ${url}/docs`);
  print(`  token   ${token}   (header X-Auth-Token)`);
  print(`  curl -H 'X-Auth-Token: ${token}' '${url}${SERVICE}'`);
  print('\nServing until Ctrl-C.');
}
