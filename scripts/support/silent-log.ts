import type { Logger } from '../../src/logger.js';

export const silentLog: Logger = { debug() {}, info() {}, warn() {}, error() {} };
