import { expect, it } from 'vitest';
import { createRandom } from '#app/core/shared/random.ts';
import { storingFault } from '#app/core/shared/storable.ts';
import { makeControl, makeControls } from '#app/core/tasks/controls.ts';
import { keepsLength } from '#app/core/studies/controlLength.ts';
import { MAKERS } from '#app/core/tasks/makers/makers.ts';
import { controlProblems } from '#app/core/tasks/controlProblems.ts';
import type { ControlItem } from '#app/core/tasks/controlItem.ts';
import { readText } from '#app/core/tasks/readText.ts';
import { spoilConsistency } from '#app/core/tasks/spoilConsistency.ts';
import { spoilFluency } from '#app/core/tasks/spoilFluency.ts';
import { spoilRelevance } from '#app/core/tasks/spoilRelevance.ts';
import { manyTexts } from './manyTexts.ts';
import { scaled } from '#scripts/testing/machineSpeed.ts';

const TEXTS = manyTexts();
const CRITERIA = ['fluency', 'relevance', 'consistency'];

/** Every text once as the baseline's output, the prompt and the candidate's output of another kind each. */
const ITEMS: ControlItem[] = TEXTS.map(({ kind, text }, id) => {
  const other = TEXTS[(id * 577 + 331) % TEXTS.length]!.text;
  return {
    id,
    segment: id % 3 === 0 ? null : kind,
    language: null,
    // Every other item states what its text says, so that facts are swapped.
    prompt: id % 2 === 0 ? `${text}\n${other}` : other,
    source: id % 5 === 0 ? text : null,
    system: 'base',
    text,
    taken: [text, other],
  };
});

/** Texts that others are taken from, of every kind. */
const DONORS = createRandom('donors')
  .shuffle(ITEMS.filter(({ text, prompt }) => text.length + prompt.length < 5000))
  .slice(0, 60);

/** Letters and signs, each with the marks that it bears. */
const withMarks = (text: string) => text.match(/[^\p{M}\u0e33\u0eb3][\p{M}\u0e33\u0eb3]*/gu) ?? [];

/** What must hold of a control, or why it does not. */
function faultOf(item: ControlItem, control: string): string | null {
  if (storingFault(control) !== null) return 'cannot be stored';
  if (readText(control) === '') return 'shows nothing';
  if (item.taken.some((taken) => readText(taken) === readText(control))) return 'looks like a system’s text';
  if (controlProblems(control, item.taken).length > 0) return 'would not be taken from a lead';
  return null;
}

const LENT = new Set(DONORS.flatMap(({ prompt, source, text }) => [...`${prompt}${source ?? ''}${text}`]));

/** Characters of a control that no text has: the trace of a pattern would be such. */
function strangers(item: ControlItem, control: string): string {
  const own = new Set(item.text);
  return [...control].filter((c) => !own.has(c) && !LENT.has(c) && !LENT.has(c.toLowerCase())).join('');
}

it('are some two thousand, of every kind, the same each time, and whole', () => {
  expect(TEXTS.length).toBeGreaterThanOrEqual(2000);
  expect(new Set(TEXTS.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(30);
  expect(manyTexts()).toEqual(TEXTS);
  expect(TEXTS.filter(({ text }) => storingFault(text) !== null)).toEqual([]);
});

it.each([
  ['fluency', (item: ControlItem) => spoilFluency(item.text, createRandom(item.id))],
  ['relevance', (item: ControlItem) => spoilRelevance(item, DONORS, createRandom(item.id))],
  ['consistency', (item: ControlItem) => spoilConsistency(item, DONORS, createRandom(item.id))],
])(
  'each gives a control of %s, or none',
  (criterion, make) => {
    const faults: string[] = [];
    let made = 0;
    for (const item of ITEMS) {
      const control = make(item);
      if (control === null) continue;
      made++;
      // A control of fluency may by chance be what the other system wrote; it is not used then.
      const own = criterion === 'fluency' ? { ...item, taken: [item.text] } : item;
      const fault = faultOf(own, control);
      if (criterion === 'consistency' && strangers(item, control) !== '') {
        faults.push(`${TEXTS[item.id]!.kind}: has ${strangers(item, control)} from nowhere`);
      }
      if (fault !== null)
        faults.push(`${TEXTS[item.id]!.kind}: ${fault}: ${JSON.stringify(control.slice(0, 80))}`);
    }
    expect(faults).toEqual([]);
    expect(made).toBeGreaterThan(ITEMS.length * 0.6);
  },
  300_000,
);

it.each(MAKERS.filter(({ dose }) => dose === 'slight'))(
  'each gives a slight control by $key, or none',
  (maker) => {
    const faults: string[] = [];
    let made = 0;
    for (const item of ITEMS) {
      const control = makeControl(item, maker, DONORS, 'many');
      if (control === null) continue;
      made++;
      const fault =
        faultOf(item, control) ?? (keepsLength(item.text, control) ? null : 'is longer or shorter');
      if (fault !== null)
        faults.push(`${TEXTS[item.id]!.kind}: ${fault}: ${JSON.stringify(control.slice(0, 80))}`);
      if (/\p{M}/u.test(control.charAt(0)) && !/\p{M}/u.test(item.text.charAt(0)))
        faults.push('begins with a mark');
    }
    expect(faults).toEqual([]);
    // English that the maker of agreement needs is rare here.
    expect(made).toBeGreaterThan(0);
  },
  scaled(300_000),
);

it('keep every letter with its marks when their order is spoiled', () => {
  for (const { id, text } of ITEMS) {
    const spoiled = spoilFluency(text, createRandom(id));
    if (spoiled === null) continue;
    expect([...spoiled].sort()).toEqual([...text].sort());
    // A mark without a letter of its own joins whatever comes to stand before it.
    if (/(^|[^\p{L}\p{N}\p{M}\p{Emoji}])[\p{M}\u0e33]/u.test(text)) continue;
    expect(withMarks(spoiled).sort()).toEqual(withMarks(text).sort());
  }
});

it(
  'together give a study its controls',
  () => {
    const make = () =>
      makeControls(
        ITEMS,
        { settings: { slight: 160, gross: 120 }, criteria: CRITERIA, compared: false },
        'many',
      );
    const { controls } = make();
    expect(controls).toHaveLength(600);
    expect(
      controls.map(({ item, text }) => faultOf(ITEMS[item]!, text)).filter((fault) => fault !== null),
    ).toEqual([]);
    for (const criterion of CRITERIA) {
      expect(controls.filter((control) => control.criterion === criterion)).toHaveLength(200);
    }
    expect(make().controls).toEqual(controls);
  },
  scaled(300_000),
);

it('lend a value literally, whatever its punctuation means in a pattern', () => {
  for (const value of [
    'Coca-Cola',
    'C++',
    '$100',
    '$&',
    "$'",
    '(sic)',
    '[b]',
    'back\\slash',
    '\\x2d',
    '{2}',
    'a|b',
  ]) {
    const a = {
      ...ITEMS[0]!,
      id: -1,
      prompt: `Name: ${value}`,
      source: null,
      text: `This ${value} pleases.`,
    };
    const b = { ...a, id: -2, prompt: 'Name: $1 off-white \\d' };
    expect(spoilConsistency({ ...a, taken: [a.text] }, [b], createRandom(1))).toBe(
      'This $1 off-white \\d pleases.',
    );
  }
});
