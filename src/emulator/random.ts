import { randomInt, randomUUID } from 'node:crypto';

const lowerCase = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';

/** Random text as AWS puts into ids and ARNs. */
export const randomText = {
  /** As in `AROA…`, a role's id. */
  upperAlphanumeric: (length: number) => pick(lowerCase.toUpperCase() + digits, length),
  /** As in `srv-…`, a Cloud Map service's id. */
  lowerAlphanumeric: (length: number) => pick(lowerCase + digits, length),
  /** As at the end of a secret's ARN. */
  alphanumeric: (length: number) => pick(lowerCase + lowerCase.toUpperCase() + digits, length),
  /** As in a load balancer's ARN. */
  hexadecimal: (length: number) => pick('0123456789abcdef', length),
  /** As at the end of a service revision's ARN. */
  digits: (length: number) => pick(digits, length),
  uuid: () => randomUUID(),
};

function pick(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}
