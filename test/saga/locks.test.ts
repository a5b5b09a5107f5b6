import t from 'tap';
import { createLocks } from '../../src/saga/locks.js';
import { testLocks } from '../support/locks.js';

t.test('locks of one process', t => testLocks(t, async () => createLocks()));
