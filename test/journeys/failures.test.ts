import t from 'tap';
import { testFailures } from '../support/failure-suite.js';

testFailures(t, 3);
