import t from 'tap';
import { createLocks } from '../../src/saga/locks.js';
import { locksHoldTheirWord } from '../support/locks.js';

t.test('locks of one process', t => locksHoldTheirWord(t, async () => createLocks()));
