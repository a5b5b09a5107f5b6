import t from 'tap';
import { testPlans } from '../support/plan-suite.js';

testPlans(t, 12);
