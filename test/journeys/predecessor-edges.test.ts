import t from 'tap';
import { testEdges } from '../support/suites/predecessor-edges-suite.js';

testEdges(t, 'the embedded AWS');
