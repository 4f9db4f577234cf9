import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codePointLength } from '#app/core/shared/codePoints.ts';
import type { ControlItem } from '#app/core/tasks/controlItem.ts';
import { makeControl, makeControls, type Control, type GivenControl } from '#app/core/tasks/controls.ts';
import { keepsLength } from '#app/core/studies/controlLength.ts';
import { MAKERS } from '#app/core/tasks/makers/makers.ts';
import { otherNumbers } from '#app/core/tasks/makers/numbers.ts';

const SLIGHT = MAKERS.filter(({ dose }) => dose === 'slight');
const maker = (key: string) => MAKERS.find((one) => one.key === key)!;

const item = (id: number, fields: Partial<ControlItem>): ControlItem => {
  const text = fields.text ?? `Text number ${id} about a thing.`;
  return { id, segment: null, language: 'en', prompt: '', source: null, system: 'base', text, taken: [text], ...fields }; // prettier-ignore
};

const lines = readFileSync('fixtures/datasets/blurb/items.jsonl', 'utf8').trim().split('\n');
const BLURBS = lines.map((line, id) => {
  const row = JSON.parse(line) as {
    prompt: string;
    segment: string;
    language: string;
    references: string[];
  };
  return item(id, { ...row, text: row.references[0]!, taken: row.references });
});

/** Where two texts begin and end to differ, in code points, and what stands between in each. */
function difference(one: string, other: string): { from: string; to: string; at: number } {
  const [a, b] = [[...one], [...other]];
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return {
    from: a.slice(start, a.length - end).join(''),
    to: b.slice(start, b.length - end).join(''),
    at: start,
  };
}

describe('the makers of slight controls', () => {
  it('are two at least for each criterion that has any, and their keys are stable words', () => {
    for (const criterion of ['fluency', 'relevance', 'consistency']) {
      expect(SLIGHT.filter((one) => one.criterion === criterion).length).toBeGreaterThanOrEqual(2);
    }
    expect(new Set(MAKERS.map(({ key }) => key)).size).toBe(MAKERS.length);
    for (const { key } of MAKERS) expect(key).toMatch(/^[a-z]+(-[a-z]+)+$/);
  });

  it.each(['en', 'zh'])(
    'give two makers a criterion most of the texts of the sample study, %s',
    (language) => {
      const own = BLURBS.filter((one) => one.language === language);
      for (const criterion of ['fluency', 'relevance', 'consistency']) {
        const gives = SLIGHT.filter((one) => one.criterion === criterion).map(
          (one) => own.filter((text) => makeControl(text, one, BLURBS, 's') !== null).length / own.length,
        );
        expect(
          gives.filter((share) => share > 0.5).length,
          `${criterion} ${gives.join()}`,
        ).toBeGreaterThanOrEqual(2);
      }
    },
  );

  it.each(SLIGHT)('$key keeps the length within 5 % and all but one place', ({ key, ...rest }) => {
    for (const one of BLURBS) {
      const text = makeControl(one, { key, ...rest }, BLURBS, 's');
      if (text === null) continue;
      expect(keepsLength(one.text, text)).toBe(true);
      expect(one.taken).not.toContain(text);
      const { from, to } = difference(one.text, text);
      expect(from.length + to.length).toBeGreaterThan(0);
      expect(makeControl(one, { key, ...rest }, BLURBS, 's')).toBe(text);
    }
  });
});

describe('fluency', () => {
  const text =
    'The small lamp of the house is bright and stands on the old table in the hall of the school today.';
  it('doubles a word, or a character where words have no blanks between them', () => {
    const { from, to } = difference(text, makeControl(item(1, { text }), maker('doubled-word'), [], 's')!);
    expect(from).toBe('');
    expect(to).toMatch(/^\w+ $|^ \w+$|^\w* \w+$/);
    const zh = item(1, {
      language: 'zh',
      text: '知秋电水壶，白色紫铜材质，全家人都喜欢。容量达1.8升，支持USB充电。',
    });
    const doubled = difference(zh.text, makeControl(zh, maker('doubled-word'), [], 's')!);
    expect(doubled.from).toBe('');
    expect(doubled.to).toMatch(/^\p{Script=Han}$/u);
  });

  it('exchanges neighbours and keeps every word', () => {
    const spoiled = makeControl(item(1, { text }), maker('swapped-words'), [], 's')!;
    expect(spoiled.split(' ').sort()).toEqual(text.split(' ').sort());
    const moved = spoiled.split(' ').filter((word, i) => word !== text.split(' ')[i]);
    expect(moved).toHaveLength(2);
  });

  it('leaves a word out, and lets a verb not agree', () => {
    expect(makeControl(item(1, { text }), maker('missing-word'), [], 's')!.split(' ')).toHaveLength(
      text.split(' ').length - 1,
    );
    expect(makeControl(item(1, { text }), maker('wrong-agreement'), [], 's')).toBe(
      text.replace(' is ', ' are '),
    );
    expect(makeControl(item(1, { text, language: 'de' }), maker('wrong-agreement'), [], 's')).toBeNull();
  });

  it('has two slips in long texts', () => {
    const long = item(1, { text: `${text} ${text} ${text}` });
    const spoiled = makeControl(long, maker('swapped-words'), [], 's')!;
    expect(spoiled.split(' ').filter((word, i) => word !== long.text.split(' ')[i])).toHaveLength(4);
  });
});

describe('relevance', () => {
  const kettle = item(1, {
    segment: 'kitchen',
    prompt: 'Describe the kettle.',
    text: 'The kettle boils fast. It holds two litres of water.',
  });
  const bicycle = item(2, { segment: 'sports', text: 'A red bicycle. It rolls over gravel and sand.' });

  it('puts a foreign sentence of the same length in the place of one', () => {
    const near = { ...bicycle, text: 'A red bicycle. It rolls well on gravel too.' };
    expect(makeControl(kettle, maker('foreign-sentence'), [kettle, near], 's')).toBe(
      'The kettle boils fast. It rolls well on gravel too.',
    );
    expect(
      makeControl(kettle, maker('foreign-sentence'), [kettle, item(3, { text: 'Short. No.' })], 's'),
    ).toBeNull();
  });

  it('leaves a sentence out and says nothing instead, or another sentence twice', () => {
    const spoiled = makeControl(kettle, maker('missing-request'), [], 's')!;
    expect(spoiled).toMatch(/^The kettle boils fast\. /);
    expect(spoiled).not.toContain('litres');
    expect(Math.abs(codePointLength(spoiled) - codePointLength(kettle.text))).toBeLessThanOrEqual(2);
    const german = item(4, {
      language: 'de',
      text: 'Er kocht schnell hier. Er fasst zwei Liter. Er kostet zehn Euro.',
    });
    expect(makeControl(german, maker('missing-request'), [], 's')).toMatch(
      /Er kostet zehn Euro\..*Er kostet zehn Euro\.|Er fasst zwei Liter\..*Er fasst zwei Liter\./,
    );
  });

  it('gives nothing where there is one sentence alone', () => {
    const one = item(1, { text: 'The kettle boils fast.' });
    expect(makeControl(one, maker('foreign-sentence'), [bicycle], 's')).toBeNull();
    expect(makeControl(one, maker('missing-request'), [bicycle], 's')).toBeNull();
  });
});

describe('consistency', () => {
  it('changes one number, first of all one that the prompt states', () => {
    const one = item(1, {
      prompt: 'Capacity: 2 l',
      text: 'It holds 2 l and has 3 legs, says the maker of it.',
    });
    const { from, to } = difference(one.text, makeControl(one, maker('one-number'), [], 's')!);
    expect(from).toBe('2');
    expect(to).toMatch(/^[4-9]$/);
  });

  it('knows years, decimals, groups, other digits, and what numbers lines', () => {
    expect(otherNumbers('2019')).toContain('2023');
    expect(otherNumbers('1.8')).toContain('4.8');
    expect(otherNumbers('1,200')).toContain('5,200');
    expect(otherNumbers('0.05')).toContain('0.09');
    expect(otherNumbers('١٫٨'.slice(0, 1))).toContain('٥');
    expect(otherNumbers('0')).toEqual(['2', '3', '4', '5', '6', '7', '8', '9']);
    expect(
      makeControl(
        item(1, { text: '1. first thing here\n2) second thing here' }),
        maker('one-number'),
        [],
        's',
      ),
    ).toBeNull();
  });

  it('exchanges one labelled fact wherever it stands, or one name', () => {
    const a = item(1, {
      prompt: 'Product: Alder\nColour: red\nPower: 9 W',
      text: 'The Alder in red, the red one, has 9 W and pleases everybody who sees it in the shop window.',
    });
    const b = item(2, { prompt: 'Product: Birch\nColour: blue\nPower: 7 W' });
    expect([
      'The Alder in blue, the blue one, has 9 W and pleases everybody who sees it in the shop window.',
      'The Alder in red, the red one, has 7 W and pleases everybody who sees it in the shop window.',
    ]).toContain(makeControl(a, maker('one-fact'), [a, b], 's'));
    const met = item(1, {
      prompt: 'Who met Alice?',
      text: 'We hear that Alice met the mayor of Bern at noon.',
    });
    const heard = item(2, { prompt: 'Who heard Carol?', text: 'We hear that Carol met a judge.' });
    expect(makeControl(met, maker('one-name'), [met, heard], 's')).toBe(
      'We hear that Carol met the mayor of Bern at noon.',
    );
  });

  it('denies a statement in English and Chinese', () => {
    const en =
      'The lamp that stands in the hall of this house is bright, and nobody who lives here will ever sleep.';
    expect([en.replace('is bright', 'is not bright'), en.replace('will ever', 'will not ever')]).toContain(
      makeControl(item(1, { text: en }), maker('one-negation'), [], 's'),
    );
    const zh = '这款电水壶采用紫铜材质，容量很大，全家人都喜欢，在外出旅行的时候也同样方便。';
    expect(makeControl(item(1, { language: 'zh', text: zh }), maker('one-negation'), [], 's')).toBe(
      zh.replace('喜欢', '不喜欢'),
    );
    expect(makeControl(item(1, { language: 'fr', text: en }), maker('one-negation'), [], 's')).toBeNull();
  });
});

describe('makeControls', () => {
  const protocol = {
    settings: { slight: 20, gross: 12 },
    criteria: ['fluency', 'relevance', 'consistency'],
    compared: false,
  };
  const tally = (controls: readonly { criterion: string; dose: string; maker: string }[]) => {
    const counts: Record<string, number> = {};
    for (const { criterion, dose } of controls)
      counts[`${criterion} ${dose}`] = (counts[`${criterion} ${dose}`] ?? 0) + 1;
    return counts;
  };

  it('gives each criterion its slight ones, by two makers of about as many each', () => {
    const { controls } = makeControls(BLURBS, protocol, 's');
    expect(tally(controls)).toEqual({
      'fluency slight': 20, 'relevance slight': 20, 'consistency slight': 20,
      'fluency gross': 4, 'relevance gross': 4, 'consistency gross': 4,
    }); // prettier-ignore
    expect(new Set(controls.map(({ item: own }) => own)).size).toBe(72);
    const makers = new Map<string, number>();
    for (const { dose, maker: key } of controls)
      if (dose === 'slight') makers.set(key, (makers.get(key) ?? 0) + 1);
    expect(makers.size).toBe(6);
    for (const count of makers.values()) expect(count).toBeGreaterThanOrEqual(8);
    const english = controls.filter(({ item: own }) => BLURBS[own]!.language === 'en').length;
    expect(Math.abs(english - 36)).toBeLessThan(8);
  });

  describe('given', () => {
    const given = (
      own: number,
      origin: GivenControl['origin'],
      fields: Partial<GivenControl> = {},
    ): GivenControl => ({
      item: own,
      criterion: 'consistency',
      dose: 'slight',
      maker: origin === 'lead' ? 'lead' : 'changed-fact',
      sourceSystem: 'base',
      text: `Another text of ${own}.`,
      origin,
      ...fields,
    });
    /** As long as what the system wrote, and another text. */
    const prompted = (count: number, fields: (i: number) => Partial<GivenControl> = () => ({})) =>
      Array.from({ length: count }, (_, i) => {
        const { system, text } = BLURBS[i]!;
        const changed = `${text.slice(0, -1)}?`;
        return given(i, 'prompt', { sourceSystem: system, text: changed, ...fields(i) });
      });
    const taken = (controls: readonly Control[]) =>
      controls.filter(({ maker: key }) => key === 'changed-fact').length;
    const own = [
      given(0, 'lead'),
      given(0, 'lead', { criterion: 'tone' }),
      given(1, 'lead', { criterion: 'tone', text: BLURBS[1]!.text }),
      given(999, 'lead'),
    ];

    it('by the lead are all there, and half of a criterion’s others come of changed prompts', () => {
      const { controls, refused, withoutMaker } = makeControls(
        BLURBS,
        { ...protocol, criteria: [...protocol.criteria, 'tone', 'style'] },
        's',
        { given: [...own, ...prompted(30)] },
      );
      expect(withoutMaker).toEqual(['style']);
      expect(refused).toEqual([own[2], own[3]]);
      expect(controls.filter(({ item: at }) => at === 0)).toHaveLength(2);
      expect(taken(controls)).toBe(9);
      expect(tally(controls)).toMatchObject({
        'consistency slight': 20,
        'tone slight': 1,
        'fluency slight': 20,
      });
    });

    it.each([
      ['too few to tell whether they are seen', prompted(4)],
      ['made from another system’s text', prompted(30, () => ({ sourceSystem: 'another' }))],
      [
        'longer than what the system wrote',
        prompted(30, (i) => ({ text: `${BLURBS[i]!.text} And it is very good.` })),
      ],
      ['what the system wrote', prompted(30, (i) => ({ text: BLURBS[i]!.text }))],
    ])('under changed prompts are left to the makers where they are %s', (_, texts) => {
      const { controls } = makeControls(BLURBS, protocol, 's', { given: texts });
      expect(taken(controls)).toBe(0);
      expect(tally(controls)).toMatchObject({ 'consistency slight': 20 });
    });
  });

  it('tries one maker of each kind of fault where texts are only compared', () => {
    const { controls } = makeControls(BLURBS, { ...protocol, criteria: [], compared: true }, 's');
    expect(controls.filter(({ dose }) => dose === 'slight')).toHaveLength(20);
    expect(new Set(controls.flatMap(({ dose, maker: key }) => (dose === 'slight' ? [key] : []))).size).toBe(
      3,
    );
    expect(makeControls(BLURBS, { ...protocol, criteria: [], compared: false }, 's').controls).toEqual([]);
  });
});
