/** One thing that is wrong with the configuration. */
export interface ConfigFault {
  /** Where: `accounts.sandbox.region`, `line 3, column 7`, or a variable of the environment. */
  field: string;
  /** Never holds a value of the configuration, which could be a secret. */
  message: string;
}

/** The configuration cannot be used. The message lists all faults. */
export class ConfigInvalid extends Error {
  /** @param source the file that the configuration came from, or what stands in its place. */
  constructor(
    source: string,
    readonly faults: ConfigFault[],
  ) {
    super([`${source} is not a valid configuration:`, ...faults.map(f => `  ${f.field}: ${f.message}`)].join('\n'));
    this.name = 'ConfigInvalid';
  }
}

/** Writes a path as `accounts.sandbox.defaultSgs[0]`. A key that is not a plain name may be a secret, and is left out. */
export function fieldOf(path: string[]): string {
  if (path.length === 0) return 'the file';
  return path
    .map(key => (/^\d+$/.test(key) ? `[${key}]` : `.${/^[\w.@$-]{1,64}$/.test(key) ? key : '(unprintable)'}`))
    .join('')
    .replace(/^\./, '');
}
