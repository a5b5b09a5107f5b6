import type { OperationId } from '#generated/routes.js';
import type { Handler, Rule } from './handler.js';
import { getMetrics, getReadiness, getVersion, ping } from './health.js';
import type { NotImplementedYet } from './not-implemented.js';
import { createService, createServiceRule, getService, listServiceEvents } from './services.js';

type Implemented = Exclude<OperationId, NotImplementedYet>;

/** Every operation's handler. One that is missing, misspelt or does not fit its operation does not compile. */
export const handlers = {
  ping,
  getVersion,
  getMetrics,
  getReadiness,
  createService,
  getService,
  listServiceEvents,
} satisfies { [Op in Implemented]: Handler<Op> };

/** What is checked of bodies beside their schemas. */
export const rules = { createService: createServiceRule } satisfies { [Op in Implemented]?: Rule<Op> };
