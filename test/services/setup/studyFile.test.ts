import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAppError } from '#app/core/shared/errors.ts';
import { diffStudy, isSame } from '#app/core/studies/setup/differences.ts';
import type { Item } from '#app/core/studies/items.ts';
import { parseItems } from '#app/services/studies/parseItems.ts';
import { parseOutputs } from '#app/services/generation/parseOutputs.ts';
import { NO_ACCESS } from '#app/services/generation/modelAccess.ts';
import { readStudyFile, type StudyFileReader } from '#app/services/setup/readStudyFile.ts';
import { writeItemsFile, writeStudyFile } from '#app/services/setup/writeStudyFile.ts';
import { validateStudy } from '#app/services/studies/createStudy.ts';
import { placeText, problemText } from '#app/i18n/problems.ts';
import { configurationOf, itemsOf } from '../studies/sampleStudy.ts';

/** A reader that finds its files here. */
function reader(files: Readonly<Record<string, string>> = {}): StudyFileReader {
  const read = (name: string) => files[name] ?? '';
  return {
    name: 'study.yaml',
    access: { ...NO_ACCESS, folder: '/models' },
    modelFolder: (named) => named,
    items: async (name, columns) => parseItems(read(name), { columns, name }).items,
    outputs: async (name) => ({ ...parseOutputs(read(name)), fileHash: 'f'.repeat(64) }),
  };
}

async function faultsOf(text: string, files: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const error: unknown = await readStudyFile(text, reader(files)).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isAppError(error)) throw error ?? new Error('it was read');
  expect(error).toMatchObject({
    reason: 'study-file-refused',
    code: 'invalid_input',
    params: { file: 'study.yaml' },
  });
  return error.problems.map((fault) => `${placeText('en', fault.path)}: ${problemText('en', fault)}`);
}

const STUDY = `name: Shop texts
seed: "7"
systems:
  - { name: base, role: baseline, provider: { kind: import } }
  - name: tiny
    role: candidate
    provider: { kind: import }
`;

describe('a study’s file', () => {
  it('is read as YAML with its items in it, and as JSON', async () => {
    const items = 'items:\n  - { item: a, prompt: "A?" }\n  - { item: b, prompt: "B?", segment: x }\n';
    const study = await readStudyFile(`${STUDY}slug: shop\n${items}`, reader());
    expect(study).toMatchObject({
      slug: 'shop',
      configuration: { name: 'Shop texts', resamples: 1000 },
      items: [
        { item: 'a', references: [] },
        { item: 'b', segment: 'x' },
      ],
      outputs: [],
    });
    const json = JSON.stringify(
      { $schema: 'x', ...study.configuration, slug: 'shop', items: study.items },
      null,
      '\t',
    );
    expect(await readStudyFile(json, reader())).toEqual(study);
  });

  it('is read with a table beside it, by its columns, and with outputs made elsewhere', async () => {
    const files = {
      'items.csv': 'Nr,Frage\n1,A?\n2,B?\n',
      'tiny.jsonl': '{"item": "1", "output": "Yes."}\n',
    };
    const text = `${STUDY}items: items.csv\ncolumns: { item: Nr, prompt: [Frage] }\noutputs: { tiny: tiny.jsonl }\n`;
    expect(await readStudyFile(text, reader(files))).toMatchObject({
      items: [
        { item: '1', prompt: 'A?' },
        { item: '2', prompt: 'B?' },
      ],
      outputs: [{ system: 'tiny', outputs: [{ item: '1', output: 'Yes.' }], fileHash: 'f'.repeat(64) }],
    });
  });

  it('tells of every fault by line, column and field, and of fields that it doesn’t know', async () => {
    const text = `name: Shop texts
sead: 7
systems:
  - { name: base, role: baseline, provider: { kind: import } }
  - name: base
    role: candidat
    provider: { kind: onnx, modelFolder: ../elsewhere }
protocol:
  ratersPerItem: 0
  rankings: false
  criteria:
    - key: tone
      label: { en: Tone }
      question: { en: "Is it kind?" }
      scale: 3
      anchors: { en: [a, b] }
items: items.jsonl
outputs: [tiny.jsonl]
`;
    expect(await faultsOf(text, { 'items.jsonl': '{"item": "a", "prompt": ""}\n{"item": "b"}\n' })).toEqual([
      'line 1, column 1, field seed: is missing',
      'line 2, column 1, field sead: there is no field "sead"; did you mean "seed"?',
      'line 6, column 5, field systems[1].role: must be one of "baseline", "candidate"',
      'line 9, column 3, field protocol.ratersPerItem: must be at least 1',
      'line 10, column 3, field protocol.rankings: there is no field "rankings"; did you mean "ranking"?',
      expect.stringMatching(/^line 16, column 7, field protocol\.criteria\[0\]\.anchors: /),
      'line 18, column 1, field outputs: must be an object',
      'items.jsonl, line 1, field prompt: is empty',
      'items.jsonl, line 2, field prompt: is missing',
    ]);
    const sound = text
      .replace('sead: 7', 'seed: "7"')
      .replace('candidat\n', 'candidate\n')
      .replace('ratersPerItem: 0\n  rankings: false', 'ratersPerItem: 1')
      .replace('scale: 3', 'scale: 3')
      .replace('[a, b]', '[a, b, c]')
      .replace('outputs: [tiny.jsonl]\n', '');
    expect(await faultsOf(sound, { 'items.jsonl': '{"item": "a", "prompt": ""}\n{"item": "b"}\n' })).toEqual([
      expect.stringMatching(/^line 5, column 5, field systems\[1\]\.name: /),
      'items.jsonl, line 1, field prompt: is empty',
      'items.jsonl, line 2, field prompt: is missing',
    ]);
    const folder = `${STUDY}items: [{ item: a, prompt: "A?" }]\n`.replace(
      '    provider: { kind: import }',
      '    provider: { kind: onnx, modelFolder: ../elsewhere }',
    );
    expect(await faultsOf(folder)).toEqual([
      expect.stringMatching(/^line 7, column 29, field systems\[1\]\.provider\.modelFolder: /),
    ]);
  });

  it('tells where it is no YAML, and what isn’t beside it', async () => {
    expect(await faultsOf('name: a\nname: b\nsystems: [1, 2\n')).toEqual([
      'line 2, column 1: is no YAML: Map keys must be unique',
      expect.stringMatching(/^line 4, column 1: is no YAML: /),
    ]);
    expect(await faultsOf('- a list\n')).toEqual(['line 1, column 1: must be an object']);
    expect(await faultsOf('')).toEqual(['line 1, column 1: must be an object']);
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${'bcdefgh'
      .split('')
      .map((name, place) => `${name}: &${name} [${Array(10).fill(`*${'abcdefg'[place]!}`).join(', ')}]`)
      .join('\n')}\n`;
    expect(await faultsOf(bomb)).toEqual([expect.stringContaining('Excessive alias count')]);
    expect(await faultsOf(`${STUDY}items: [{ item: a, prompt: "A?" }]\ncolumns: { prompt: x }\n`)).toEqual([
      'line 9, column 1, field columns: stands for the columns of a table; these items are a list in the file itself',
    ]);
    expect(
      await faultsOf(`${STUDY}slug: My Shop\nitems: [{ item: a, prompt: "A?" }, { item: a, promt: "A?" }]\n`),
    ).toEqual([
      expect.stringMatching(/^line 8, column 1, field slug: must be lower-case/),
      'line 9, column 47, field items[1].promt: there is no field "promt"; did you mean "prompt"?',
      expect.stringMatching(/^line 9, column 36, field items\[1\]\.prompt: is missing/),
    ]);
  });

  it('refuses outputs of what takes none, and of items that aren’t there', async () => {
    const text = `${STUDY}items: [{ item: a, prompt: "A?" }]\noutputs:\n  small: x.jsonl\n  tiny: tiny.jsonl\n`;
    expect(await faultsOf(text, { 'tiny.jsonl': '{"item": "z", "output": "Z."}\n{"item": "a"}\n' })).toEqual([
      'line 10, column 3, field outputs.small: "small" is no system whose provider is "import"; those are base, tiny',
      'tiny.jsonl, line 2, field output: is missing',
      expect.stringMatching(/^tiny\.jsonl, line 1, field item: /),
    ]);
  });

  it('says places in Chinese', () => {
    expect(placeText('zh', 'line 4, column 5, field systems[0]')).toBe('第 4 行第 5 列的 systems[0] 字段');
    expect(placeText('zh', 'items.jsonl, line 3, field prompt')).toBe('items.jsonl，第 3 行的 prompt 字段');
  });
});

describe('a study that is written as a file', () => {
  const text = fc
    .string({ minLength: 1, maxLength: 30, unit: 'binary' })
    .map((one) => one.replace(/[\0\p{Surrogate}]/gu, ' '))
    .filter((one) => one.trim() !== '');
  const key = fc
    .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
    .map((one) => one.trim())
    .filter((one) => one !== '' && !/[\0\p{Surrogate}]/u.test(one));
  const anyItem: fc.Arbitrary<Item> = fc.oneof(
    fc.record(
      { item: key, prompt: text, references: fc.array(text, { maxLength: 2 }), source: text },
      { requiredKeys: ['item', 'prompt', 'references'] },
    ),
    fc.record({ item: key, turn: text, references: fc.constant<string[]>([]) }).map(({ turn, ...rest }) => ({
      ...rest,
      prompt: turn,
      messages: [
        { role: 'system' as const, content: 'Be brief.\n' },
        { role: 'user' as const, content: turn },
      ],
    })),
  );

  it.each(['yaml', 'json'] as const)('is the same study when it is read again, as %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyItem, { selector: ({ item }) => item, minLength: 1, maxLength: 4 }),
        text,
        fc.constantFrom('007', '1e5', 'yes', 'null', '2020-01-01', '- a', ': b', '# c', '&d *d', '"', "'"),
        fc.boolean(),
        async (items, guidelines, odd, beside) => {
          const setup = validateStudy({
            configuration: configurationOf(
              {},
              { guidelines, seed: odd, question: `${odd}\n\n  ${guidelines}\n` },
            ),
            items,
          });
          const written = writeStudyFile(setup, {
            format,
            slug: 'shop',
            schema: 'http://localhost/study.schema.json',
            ...(beside && { items: 'items.jsonl' }),
          });
          const read = await readStudyFile(written, reader({ 'items.jsonl': writeItemsFile(setup.items) }));
          expect(isSame(diffStudy(setup, read))).toBe(true);
          expect(read.slug).toBe('shop');
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is a page that a person reads: long texts as they are, nothing folded, nothing by reference', () => {
    const setup = validateStudy({
      configuration: configurationOf({}, { guidelines: `First.\n\n${'word '.repeat(60)}end.` }),
      items: itemsOf(1),
    });
    const written = writeStudyFile(setup, {
      format: 'yaml',
      slug: 'shop',
      schema: 'https://e/s.json',
      items: 'items.jsonl',
    });
    expect(written.split('\n').slice(0, 3)).toEqual([
      '# yaml-language-server: $schema=https://e/s.json',
      'slug: shop',
      'name: Two blurb writers',
    ]);
    expect(written).toContain('guidelines: |-\n  First.\n\n  word word');
    expect(written).not.toMatch(/[&*]a1/);
    expect(written).toContain('\nitems: items.jsonl\n');
  });
});
