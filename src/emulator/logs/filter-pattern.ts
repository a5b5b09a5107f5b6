import { fail } from './log-groups.js';

/**
 * The part of CloudWatch's filter patterns that searches plain text: words and quoted phrases that must all be there,
 * those after a `-` not. Patterns of JSON, columns, alternatives and regular expressions are refused.
 */
export function filterPattern(pattern: string): (message: string) => boolean {
  if (/^\s*[{[%]|(^|\s)\?/.test(pattern)) {
    fail('InvalidParameterException', `The emulator does not know filter patterns such as ${pattern}.`);
  }
  const terms = [...pattern.matchAll(/(-?)(?:"([^"]*)"|([^\s"]+))/g)].map(([, sign, phrase, word]) => ({
    isWanted: sign !== '-',
    text: phrase ?? word ?? '',
  }));
  return message => terms.every(term => message.includes(term.text) === term.isWanted);
}
