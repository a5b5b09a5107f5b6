import t from 'tap';
import { testReplicas } from '../support/suites/replica-suite.js';

testReplicas(t, { replicas: 3, operations: 10, outage: 10_000 });
