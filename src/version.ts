import { existsSync, readFileSync } from 'node:fs';

/** The version of this package and where it was built from. */
export interface Version {
  version: string;
  /** The commit and the time of the build; empty for sources that were only compiled. */
  githash: string;
  buildstamp: string;
}

export function readVersion(): Version {
  const { version } = readJson('#root/package.json');
  const { githash = '', buildstamp = '' } = readJson('#root/dist/build.json');
  return { version, githash, buildstamp };
}

/** @returns an empty object where the file does not exist. */
function readJson(specifier: string) {
  const file = new URL(import.meta.resolve(specifier));
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
