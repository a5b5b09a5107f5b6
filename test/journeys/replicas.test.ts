import t from 'tap';
import { testReplicas } from '../support/replica-suite.js';

testReplicas(t, { replicas: 2, operations: 3, outage: 1_000 });
