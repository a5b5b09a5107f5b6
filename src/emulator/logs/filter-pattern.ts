import { fail } from './log-groups.js';

/**
 * Filter patterns for unstructured text: a message must contain all words and quoted phrases, and none after a `-`.
 * Patterns for JSON, columns, alternatives and regular expressions are rejected.
 */
export function filterPattern(pattern: string): (message: string) => boolean {
  if (/^\s*[{[%]|(^|\s)\?/.test(pattern)) {
    fail('InvalidParameterException', `The emulator does not know filter patterns such as ${pattern}.`);
  }
  const terms = [...pattern.matchAll(/(-?)(?:"([^"]*)"|([^\s"]+))/g)].map(([, sign, phrase, word]) => ({
    isIncluded: sign !== '-',
    text: phrase ?? word ?? '',
  }));
  return message => terms.every(term => message.includes(term.text) === term.isIncluded);
}
