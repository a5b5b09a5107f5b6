import t from 'tap';
import { testChaos } from '../support/chaos-suite.js';

testChaos(t, 'embedded', 24);
