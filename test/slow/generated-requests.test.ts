import t from 'tap';
import { testGenerated } from '../support/generated/suite.js';

/** The number of requests; `GENERATED_REQUESTS=50000` for a long run. */
testGenerated(t, Number(process.env.GENERATED_REQUESTS ?? 300));
