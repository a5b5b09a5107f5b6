import t from 'tap';
import { testEdges } from '../support/predecessor-edges-suite.js';

testEdges(t, 'the embedded AWS');
