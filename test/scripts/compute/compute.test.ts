import { PassThrough, Readable, Writable } from 'node:stream';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { compute, registerCompute } from '#scripts/commands/compute.ts';
import { answers, errorOf, printed, valueOf } from './stream.ts';

const stem = (id: unknown, word: string) => ({ id, measure: 'stem', data: { word } });

describe('evenhand compute', () => {
  it('answers one line for each request, in order, and skips blank lines', async () => {
    const input = `${JSON.stringify(stem(1, 'cats'))}\r\n\n   \t\n${JSON.stringify(stem('b', 'dogs'))}`;
    expect(await printed(input)).toEqual([
      '{"id":1,"value":{"stem":"cat"}}',
      '{"id":"b","value":{"stem":"dog"}}',
    ]);
    expect(await printed('')).toEqual([]);
  });

  it('gives the id back as it was written, whatever its type and wherever it stands', async () => {
    const ids = ['12345678901234567890', '1.0', 'null', '"\\u00e9\\"}"', '{"a":[1,"}"]}', 'true', '1e999'];
    for (const id of ids) {
      const line = `{"data":{"word":"a \\"id\\": 9 }"},"measure":"stem", "id" : ${id} }`;
      expect((await printed(line))[0]).toBe(`{"id":${id},"value":{"stem":"a \\"id\\": 9 }"}}`);
    }
    expect((await answers({ measure: 'stem', data: { word: 'a' } }))[0]!.id).toBeNull();
  });

  it('answers a bad line with an error and goes on', async () => {
    const lines = ['nonsense', '{"id":7,"measure":', '[1]', 'null', '{"id":8}', stem(9, 'cats')];
    const result = await answers(...lines);
    expect(result.map(({ id }) => id)).toEqual([null, 7, null, null, 8, 9]);
    expect(result.slice(0, 5).every(({ error }) => error?.code === 'invalid_input')).toBe(true);
    expect(result[5]!.value).toEqual({ stem: 'cat' });
  });

  it('refuses what is not UTF-8, and reads a byte order mark over', async () => {
    const bad = Buffer.concat([Buffer.from('{"id":1,"x":"'), Buffer.from([0xff]), Buffer.from('"}\n')]);
    expect((await printed(bad))[0]).toMatch(/not UTF-8/);
    expect(await printed(`\ufeff${JSON.stringify(stem(1, 'cats'))}`)).toEqual([
      '{"id":1,"value":{"stem":"cat"}}',
    ]);
  });

  it('names an unknown measure, option, value or key', async () => {
    expect(await errorOf('blue', {})).toMatch(/"blue" is not known; there are bleu, /);
    const segments = { hypotheses: ['a'], references: [['a']] };
    expect(await errorOf('bleu', segments, { tokeniser: 'zh' })).toMatch(/tokeniser/);
    expect(await errorOf('bleu', segments, { tokenizer: 'ja' })).toMatch(
      /options\.tokenizer is "ja"; it must be one of "13a", "zh"/,
    );
    expect(await errorOf('bleu', segments, { maxOrder: 0 })).toMatch(/options\.maxOrder/);
    expect(await errorOf('bleu', { ...segments, refs: [] })).toMatch(/refs/);
    const [extra] = await answers({ ...stem(1, 'a'), option: {} });
    expect(extra!.error!.message).toMatch(/option/);
  });

  it('names the place of wrong data', async () => {
    expect(await errorOf('bleu', { hypotheses: ['a', 1], references: [['a'], ['b']] })).toMatch(
      /data\.hypotheses\[1\] must be a text/,
    );
    expect(await errorOf('bleu', { hypotheses: ['a'] })).toMatch(
      /data\.references is missing; it must be a list/,
    );
    expect(await errorOf('bleu', { hypotheses: ['a'], references: [] })).toMatch(
      /1 hypotheses and references for 0/,
    );
    expect(await errorOf('bleu', undefined)).toMatch(/^data/);
    expect(await errorOf('perplexity', { tokenLogProbabilities: [[-1, null]] })).toMatch(
      /tokenLogProbabilities\[0\]/,
    );
  });

  it('gives every number its full precision', async () => {
    const { perplexity } = await valueOf('perplexity', { tokenLogProbabilities: [[-1 / 3]] });
    expect(perplexity).toBe(Math.exp(1 / 3));
  });

  it('waits for a slow reader', async () => {
    let taken = 0;
    let pulled = 0;
    const slow = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        taken++;
        setImmediate(done);
      },
    });
    async function* requests() {
      for (let i = 0; i < 50; i++) {
        pulled++;
        // At most the line in hand is ahead of the reader.
        expect(pulled - taken).toBeLessThanOrEqual(2);
        yield Buffer.from(`${JSON.stringify(stem(i, 'cats'))}\n`);
      }
    }

    await compute(Readable.from(requests(), { highWaterMark: 1 }), slow);
    expect(taken).toBe(50);
  });

  it('ends quietly when the reader has gone', async () => {
    const input = new PassThrough();
    const gone = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      },
    });
    for (let i = 0; i < 20; i++) input.write(`${JSON.stringify(stem(i, 'cats'))}\n`);
    await expect(compute(input, gone)).resolves.toBeUndefined();
  });

  it('fails where the input cannot be read', async () => {
    const input = new PassThrough();
    input.destroy(new Error('disk gone'));
    await expect(compute(input, new PassThrough())).rejects.toThrow(/cannot be read \(disk gone\)/);
  });

  it('is described by the help of the command line', () => {
    const program = new Command('evenhand');
    registerCompute(program);
    const command = program.commands[0]!;
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    expect(help).toMatch(/krippendorff_alpha/);
    const example = /echo '(.*)'/.exec(help)![1]!;
    expect(JSON.parse(example)).toMatchObject({ measure: 'bleu' });
  });
});
