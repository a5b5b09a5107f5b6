import type { Api } from '../support/api.js';
import type { Answer } from './terminal.js';

/** An event of an operation's stream. */
export interface StreamEvent {
  id: string;
  event: string;
  data: Answer;
}

/** The events of an operation until it ends. @param after the id of the last event received. Source: HTML Standard, "Server-sent events". */
export async function* eventsOf(api: Api, path: string, after: string): AsyncGenerator<StreamEvent> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of await api.stream(`${path}/events`, { 'Last-Event-ID': after })) {
    const messages = (text + decoder.decode(bytes, { stream: true })).split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) {
      const { id = '', event = '', data } = fieldsOf(message);
      if (data) yield { id, event, data: JSON.parse(data) };
    }
  }
}

function fieldsOf(message: string): Record<string, string> {
  return Object.fromEntries(message.split('\n').map(line => /^(\w*): ?(.*)$/.exec(line)?.slice(1) ?? []));
}
