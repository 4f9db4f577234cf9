import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#app/core/shared/random.ts';
import { makersOf } from '#app/core/tasks/controlLines.ts';
import { makeControl as makeBy, makeControls } from '#app/core/tasks/controls.ts';
import type { ControlItem } from '#app/core/tasks/controlItem.ts';
import { spoilFluency } from '#app/core/tasks/spoilFluency.ts';

const item = (id: number, fields: Partial<ControlItem>): ControlItem => {
  const text = fields.text ?? `Text number ${id} about a thing.`;
  return {
    id,
    segment: null,
    language: 'en',
    prompt: '',
    source: null,
    system: 'base',
    text,
    taken: [text],
    ...fields,
  };
};
/** The gross control of a criterion. */
const makeControl = (own: ControlItem, criterion: string, items: readonly ControlItem[], seed: string) =>
  makeBy(own, makersOf(criterion, 'gross')[0]!, items, seed);

const kettle = item(1, {
  segment: 'kitchen',
  prompt:
    'Product: Alder kettle\nColour: olive green\nMaterial: ceramic\nCapacity: 2 l\nWarranty: 3 years\nDescription:',
  text: 'The Alder kettle is made of ceramic in olive green. It holds 2 l and is guaranteed for 3 years.',
});
const pan = item(2, {
  segment: 'kitchen',
  prompt:
    'Product: Elmo pan\nColour: navy blue\nMaterial: steel\nCapacity: 12 l\nWarranty: 5 years\nDescription:',
  text: 'Meet the Elmo pan in navy blue steel, covered for 5 years.',
});
const bicycle = item(3, {
  segment: 'sports',
  prompt: 'Product: Falke bicycle\nColour: red\nWeight: 14 kg\nDescription:',
  text: 'A red bicycle of 14 kg, the Falke rides well.',
});

const sorted = (text: string) => [...text].sort().join('');

describe('the control of fluency', () => {
  it('keeps the words of every sentence and moves most of them', () => {
    const spoiled = makeControl(kettle, 'fluency', [kettle], 'seed')!;
    const words = (text: string) => text.split(' ');
    expect(sorted(spoiled)).toBe(sorted(kettle.text));
    const moved = words(spoiled).filter((word, i) => word !== words(kettle.text)[i]).length;
    expect(moved / words(spoiled).length).toBeGreaterThan(0.8);
    expect(words(spoiled).slice(0, 10).sort()).toEqual(words(kettle.text).slice(0, 10).sort());
  });

  it('moves the characters of Chinese within their clause and keeps numbers and Latin words whole', () => {
    const text = '知秋电水壶，白色紫铜材质，全家人都喜欢。容量达1.8升，支持USB充电。';
    const spoiled = spoilFluency(text, createRandom('zh'))!;
    expect(spoiled).not.toBe(text);
    expect(sorted(spoiled)).toBe(sorted(text));
    expect(spoiled).toContain('USB');
    expect(spoiled.split(/[，。]/).map(sorted)).toEqual(text.split(/[，。]/).map(sorted));
  });

  it('shuffles the letters of a single word, and gives nothing where nothing can move', () => {
    expect(sorted(spoilFluency('kettle', createRandom(1))!)).toBe(sorted('kettle'));
    expect(spoilFluency('aaa', createRandom(1))).toBeNull();
    expect(spoilFluency('', createRandom(1))).toBeNull();
  });

  it('never loses or invents a character, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, seed) => {
        const spoiled = spoilFluency(text, createRandom(seed));
        expect(spoiled).not.toBe(text);
        if (spoiled !== null) expect(sorted(spoiled)).toBe(sorted(text));
      }),
    );
  });
});

describe('the control of relevance', () => {
  it('is the text of another segment in the same language', () => {
    const german = item(4, { language: 'de', segment: 'sports', text: 'Ein Fahrrad.' });
    expect(makeControl(kettle, 'relevance', [kettle, pan, bicycle, german], 's')).toBe(bicycle.text);
  });

  it('takes the same segment where there is no other, and never a text that a system wrote for the item', () => {
    expect(makeControl(kettle, 'relevance', [kettle, pan], 's')).toBe(pan.text);
    const twin = item(5, { text: kettle.text });
    expect(makeControl(kettle, 'relevance', [kettle, twin], 's')).toBeNull();
    const alsoTaken = { ...kettle, taken: [kettle.text, pan.text] };
    expect(makeControl(alsoTaken, 'relevance', [alsoTaken, pan], 's')).toBeNull();
  });
});

describe('the control of consistency', () => {
  it('swaps the labelled facts for those of another item and keeps the subject and the sentence', () => {
    expect(makeControl(kettle, 'consistency', [kettle, pan], 's')).toBe(
      'The Alder kettle is made of steel in navy blue. It holds 12 l and is guaranteed for 5 years.',
    );
  });

  it('reads labels with a full-width colon', () => {
    const zh = (id: number, name: string, colour: string, size: string) =>
      item(id, {
        language: 'zh',
        prompt: `产品：${name}\n颜色：${colour}\n容量：${size}\n描述：`,
        text: `${name}，${colour}外观，容量达${size}。`,
      });
    const items = [zh(1, '知秋电水壶', '白色', '1.8升'), zh(2, '若水咖啡机', '红色', '0.6升')];
    expect(makeControl(items[0]!, 'consistency', items, 's')).toBe('知秋电水壶，红色外观，容量达0.6升。');
  });

  it('does not touch a number inside a longer one', () => {
    const a = item(1, { prompt: 'Cups: 2\nPower: 9 W', text: 'It makes 2 cups, not 12 or 2.5, with 9 W.' });
    const b = item(2, { prompt: 'Cups: 8\nPower: 7 W' });
    expect(makeControl(a, 'consistency', [a, b], 's')).toBe('It makes 8 cups, not 12 or 2.5, with 7 W.');
  });

  it('without labels swaps numbers and names for those of other items, alike wherever they stand', () => {
    const a = item(1, {
      prompt: 'Summarise.',
      text: 'The mayor of Bern met Alice at 14 degrees. People of Bern cheered.',
    });
    const b = item(2, {
      prompt: 'Summarise.',
      text: 'The judge of Lima heard Carol for 90 minutes in Lima.',
    });
    const spoiled = makeControl(a, 'consistency', [a, b], 's')!;
    expect(spoiled).not.toMatch(/Bern|Alice|14/);
    expect(spoiled).toMatch(
      /^The mayor of (Lima|Carol) met (Carol|Lima) at 90 degrees\. People of \1 cheered\.$/,
    );
  });

  it('swaps names and values with any punctuation', () => {
    const named = (id: number, name: string, place: string) =>
      item(id, { prompt: `Write about ${name}.`, text: `We know that ${name} comes from ${place}.` });
    const names = [named(1, 'Coca-Cola', 'Winston-Salem'), named(2, 'Spider-Man', 'Stratford-upon-Avon')];
    expect(makeControl(names[0]!, 'consistency', names, 's')).toMatch(
      /^We know that (Spider-Man comes from Stratford-|Stratford-upon-Avon comes from Spider-Man|Spider-Man comes)/,
    );
    for (const value of [
      'off-white',
      '5-pack',
      'C++',
      '$100',
      '(sic)',
      '[new]',
      'a\\b',
      'x|y',
      '.*',
      '^',
      '{2}',
    ]) {
      const a = item(1, { prompt: `Colour: ${value}`, text: `It comes in ${value} for you.` });
      const b = item(2, { prompt: 'Colour: $& $1 light-blue' });
      expect(makeControl(a, 'consistency', [a, b], 's')).toBe('It comes in $& $1 light-blue for you.');
    }
  });

  it('falls back to a text of the same segment where there is nothing to swap', () => {
    const a = item(1, { segment: 'x', prompt: 'say hello', text: 'hello there' });
    const b = item(2, { segment: 'y', prompt: 'say hello', text: 'good morning' });
    const c = item(3, { segment: 'x', prompt: 'say hello', text: 'well met' });
    expect(makeControl(a, 'consistency', [a, b, c], 's')).toBe('well met');
    expect(makeControl(a, 'consistency', [a], 's')).toBeNull();
  });
});

describe('makeControls', () => {
  const lines = readFileSync('fixtures/datasets/blurb/items.jsonl', 'utf8').trim().split('\n');
  const items = lines.map((line, id) => {
    const row = JSON.parse(line) as {
      prompt: string;
      segment: string;
      language: string;
      references: string[];
    };
    return item(id, { ...row, text: row.references[0]!, taken: row.references });
  });

  it('gives as many as asked for, on different items, each new to its item and the same for the same seed', () => {
    const make = () =>
      makeControls(
        items,
        {
          settings: { share: 0.1, minimum: 20 },
          criteria: ['fluency', 'relevance', 'consistency'],
          compared: false,
        },
        's',
      );
    const { controls, withoutMaker } = make();
    expect(withoutMaker).toEqual([]);
    expect(controls).toHaveLength(Math.max(20, Math.ceil(items.length / 10)));
    expect(new Set(controls.map((control) => control.item)).size).toBe(controls.length);
    for (const control of controls) expect(items[control.item]!.taken).not.toContain(control.text);
    expect(make().controls).toEqual(controls);
  });

  it('swaps at least two facts in nearly every text of the sample study', () => {
    const facts = (prompt: string) => prompt.split('\n').map((line) => line.split(/[:：]\s*/)[1] ?? '');
    const kept = items.filter((one) => {
      const spoiled = makeControl(one, 'consistency', items, 's')!;
      const stated = facts(one.prompt).filter((value) => value !== '' && one.text.includes(value));
      return stated.filter((value) => !spoiled.includes(value)).length < Math.min(2, stated.length - 1);
    });
    expect(kept.length / items.length).toBeLessThan(0.03);
  });

  it('says which criteria it cannot make controls for', () => {
    const { controls, withoutMaker } = makeControls(
      items,
      {
        settings: { slight: 0, gross: 4 },
        criteria: ['style', 'constructor', 'fluency'],
        compared: false,
      },
      's',
    );
    expect(withoutMaker).toEqual(['style', 'constructor']);
    expect(controls.map((control) => control.criterion)).toEqual(Array(4).fill('fluency'));
  });
});
