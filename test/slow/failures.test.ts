import t from 'tap';
import { testFailures } from '../support/suites/failure-suite.js';

testFailures(t);
