import { expect, it } from 'vitest';
import { createMemory } from '#app/core/shared/memory.ts';

it('asks once for each key of an owner, and forgets what was asked for longest ago', async () => {
  const remember = createMemory(2);
  const owner = {};
  const asked: string[] = [];
  const of = (key: string, whose = owner) => remember(whose, key, async () => asked.push(key));
  await Promise.all([of('a'), of('a'), of('b')]);
  expect(asked).toEqual(['a', 'b']);
  await of('a');
  await of('c');
  await of('a');
  await of('b');
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
  await of('a', {});
  expect(asked.at(-1)).toBe('a');
});

it('asks again after a failure', async () => {
  const remember = createMemory(2);
  const owner = {};
  await expect(remember(owner, 'a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(await remember(owner, 'a', async () => 3)).toBe(3);
});
