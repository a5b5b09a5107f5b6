import t from 'tap';
import { testPlans } from '../support/suites/plan-suite.js';

testPlans(t, 12);
