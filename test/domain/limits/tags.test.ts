import t from 'tap';
import { assertTagCount, roleTagFaults } from '../../../src/domain/limits/tags.js';
import { Invalid } from '../../../src/errors.js';

const tag = (key: string) => ({ key, value: '' });
const tags = (count: number) => Array.from({ length: count }, (_, index) => tag(`t${index}`));

t.test('tags in addition to existing ones may not exceed 50; AWS’s own and replaced ones do not count', async t => {
  const existing = [...tags(49), tag('aws:cloudformation:stack-name')];

  assertTagCount('/Tags', 'secret', existing, [tag('new'), tag('t0')]);
  t.throws(() => assertTagCount('/Tags', 'secret', existing, [tag('new'), tag('newer')]), Invalid);
});

t.test('keys that differ in case only are a fault of the caller’s tag', async t => {
  const callers = [tag('App'), tag('Team'), tag('team'), tag('name')];

  t.same(
    roleTagFaults(callers, [...callers, tag('Name')]).map(({ pointer }) => pointer),
    ['/tags/2/key', '/tags/3/key'],
  );
  t.same(roleTagFaults(callers.slice(0, 2), [...callers.slice(0, 2), tag('Name')]), []);
});

t.test('inherited keys that differ in case only are a fault of all tags', async t => {
  t.same(
    roleTagFaults([], [tag('Team'), tag('team')]).map(({ pointer }) => pointer),
    ['/tags'],
  );
});
