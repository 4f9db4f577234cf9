import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChanges,
  changesBetween,
  isSame,
  type Json,
  type JsonObject,
} from '#app/core/studies/drafts/changes.ts';

const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;
const object = fc.dictionary(fc.string({ maxLength: 3 }), json, { maxKeys: 5 }) as fc.Arbitrary<JsonObject>;

describe('changes of a draft', () => {
  it('name the smallest parts: fields, and entries of lists of one length', () => {
    const before = { name: 'a', systems: [{ name: 'x' }, { name: 'y' }], list: [1, 2] };
    const after = { name: 'b', systems: [{ name: 'x' }, { name: 'z' }], list: [1, 2, 3] };
    expect(changesBetween(before, after)).toEqual([
      { place: ['name'], before: 'a', after: 'b' },
      { place: ['systems', 1, 'name'], before: 'y', after: 'z' },
      { place: ['list'], before: [1, 2], after: [1, 2, 3] },
    ]);
  });

  it('turn what was into what is, whatever these are', () => {
    fc.assert(
      fc.property(object, object, (before, after) => {
        const { values, conflicts } = applyChanges(before, changesBetween(before, after));
        expect(conflicts).toEqual([]);
        expect(isSame(values, after)).toBe(true);
      }),
    );
  });

  it('are none between values that are the same, and change nothing when they come twice', () => {
    fc.assert(
      fc.property(object, object, (before, after) => {
        expect(changesBetween(after, structuredClone(after))).toEqual([]);
        const changes = changesBetween(before, after);
        const once = applyChanges(before, changes).values;
        expect(applyChanges(once, changes)).toEqual({ values: once, conflicts: [] });
      }),
    );
  });

  it('of two people to different things are both made; of the same the second is told', () => {
    const before = { name: 'a', question: '', systems: [{ name: 'x' }] };
    const anna = changesBetween(before, { ...before, name: 'Anna’s' });
    const ben = changesBetween(before, { ...before, name: 'Ben’s', question: 'May it?' });
    const first = applyChanges(before, anna).values;
    expect(applyChanges(first, ben)).toEqual({
      values: { name: 'Anna’s', question: 'May it?', systems: [{ name: 'x' }] },
      conflicts: [{ place: ['name'], mine: 'Ben’s', theirs: 'Anna’s' }],
    });
  });

  it('of an entry that is gone meanwhile are a conflict, and so are those of everything at once', () => {
    const systems = [{ name: 'x' }, { name: 'y' }];
    const change = changesBetween({ systems }, { systems: [{ name: 'x' }, { name: 'z' }] });
    expect(applyChanges({ systems: systems.slice(0, 1) }, change).conflicts).toEqual([
      { place: ['systems', 1, 'name'], mine: 'z', theirs: undefined },
    ]);
    expect(applyChanges({ a: 1 }, [{ place: [], before: { a: 1 }, after: {} }]).conflicts).toHaveLength(1);
  });

  it('leave alone what objects have by nature', () => {
    const place = ['__proto__', 'polluted'];
    const { conflicts } = applyChanges({}, [{ place, after: true }]);
    expect(conflicts).toHaveLength(1);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
