import { describe, expect, it } from 'vitest';
import { ENCODERS, encoderFolder, expectNear, pairs } from '#test/inference/encoding/oracles.ts';
import { answers } from './stream.ts';

const hypotheses = pairs.map(({ hypothesis }) => hypothesis);
const references = pairs.map((pair) => pair.references);
const texts = (options: object, data: object = { hypotheses, references }) => ({
  id: 1,
  measure: 'bertscore',
  data,
  options,
});
const bert = { model: encoderFolder('bert'), variant: 'fp32' };

describe('BERTScore of texts in compute', () => {
  it('runs the encoder of a folder', async () => {
    const baseline = { precision: 0.41, recall: 0.42, f1: 0.43 };
    const [one, two] = await answers(
      texts({ ...bert, layer: 1, idf: true }),
      texts({ model: encoderFolder('roberta'), baseline }),
    );
    const of = (model: string, wanted: object) =>
      ENCODERS.find((encoder) => encoder.model === model)!.cases.find((each) =>
        Object.entries(wanted).every(([name, value]) => each[name as 'layer'] === value),
      )!.scores;
    expectNear(one!.value.scores, of('bert', { layer: 1, idf: true, baseline: false }));
    expectNear(two!.value.scores, of('roberta', { idf: false, baseline: true }));
    expect(one!.value.signature).toMatch(
      /measure:bertscore\|model:[0-9a-f]{16}\|layer:1\|idf:yes\|baseline:no\|/,
    );
    expect(two!.value.signature).toMatch(/layer:last\|idf:no\|baseline:0\.41,0\.42,0\.43\|/);
  });

  it('says what is wrong, and reads the next line', async () => {
    const [missing, folder, layer, none, mixed, next] = await answers(
      texts({}),
      texts({ model: '/nowhere' }),
      texts({ ...bert, layer: 7 }),
      texts(bert, { hypotheses: ['a'], references: [[]] }),
      texts(bert, { hypothesisEmbeddings: [], referenceEmbeddings: [] }),
      texts(bert, { hypotheses: ['a'], references: [['a']] }),
    );
    expect(missing!.error).toMatchObject({ code: 'invalid_input' });
    expect(missing!.error!.message).toMatch(/options\.model is missing/);
    expect(folder!.error).toMatchObject({ code: 'model_unusable' });
    expect(layer!.error!.message).toMatch(/no layer 7/);
    expect(none!.error!.message).toMatch(/references\[0\] is empty/);
    expect(mixed!.error!.message).toMatch(/options\.model is about an encoder/);
    expect(next!.value.mean.f1).toBeCloseTo(1, 6);
  });
});
