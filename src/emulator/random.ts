import { randomInt, randomUUID } from 'node:crypto';

const lowerCase = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';

/** Random text for ids and ARNs. */
export const randomText = {
  /** For role ids, such as `AROA…`. */
  upperAlphanumeric: (length: number) => pick(lowerCase.toUpperCase() + digits, length),
  /** For ids of Cloud Map services, such as `srv-…`. */
  lowerAlphanumeric: (length: number) => pick(lowerCase + digits, length),
  /** For the suffix of a secret's ARN. */
  alphanumeric: (length: number) => pick(lowerCase + lowerCase.toUpperCase() + digits, length),
  /** For a load balancer's ARN. */
  hexadecimal: (length: number) => pick('0123456789abcdef', length),
  /** For a service revision's ARN. */
  digits: (length: number) => pick(digits, length),
  uuid: () => randomUUID(),
};

function pick(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}
