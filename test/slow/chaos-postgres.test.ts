import t from 'tap';
import { testChaos } from '../support/suites/chaos-suite.js';

testChaos(t, 'postgres', 24);
