import { describe, expect, it } from 'vitest';
import { rouge } from '#app/core/measures/rouge/rouge.ts';
import { splitSentences } from '#app/core/measures/rouge/sentences.ts';

describe('sentences of a text', () => {
  it.each([
    ['First it ran. Then it slept. At last it ate.', ['First it ran.', 'Then it slept.', 'At last it ate.']],
    [
      'Dr. Smith paid $3.50 to J. Doe on Jan. 5. He left!',
      ['Dr. Smith paid $3.50 to J. Doe on Jan. 5.', 'He left!'],
    ],
    [
      '"Stop!" he said. (He ran.) Why?! Nobody knows…',
      ['"Stop!"', 'he said.', '(He ran.)', 'Why?!', 'Nobody knows…'],
    ],
    ['He paused... then spoke. And... Then left.', ['He paused... then spoke.', 'And...', 'Then left.']],
    ['It closed at 5 p.m. The shop reopened.', ['It closed at 5 p.m.', 'The shop reopened.']],
    ['one line\nanother line', ['one line', 'another line']],
    ['充电很快。真的吗？是的！', ['充电很快。', '真的吗？', '是的！']],
    ['', []],
  ])('%j', (text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences);
  });

  it('make rougeLsum of a summary on one line what it is on several', () => {
    const ours = ['First it ran.', 'Then it slept.', 'At last it ate.'];
    const theirs = ['At last it ate.', 'First it ran.', 'Then it sat.'];
    const types = ['rougeLsum'] as const;
    const byLine = rouge(ours.join('\n'), [theirs.join('\n')], { types });
    expect(rouge(ours.join(' '), [theirs.join(' ')], { types, splitSummaries: true })).toEqual(byLine);
    expect(rouge(ours.join(' '), [theirs.join(' ')], { types })).not.toEqual(byLine);
    expect(byLine.rougeLsum!.f1).toBeCloseTo(0.9, 12);
  });
});
