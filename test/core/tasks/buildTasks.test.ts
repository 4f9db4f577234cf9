import { describe, expect, it } from 'vitest';
import type { Kind } from '#app/core/kinds/kind.ts';
import { kinds } from '#app/core/kinds/kinds.ts';
import { buildTasks, type TaskOutput } from '#app/core/tasks/buildTasks.ts';

const BOTH = { likert: true, pairwise: true };
const output = (id: number, role: TaskOutput['role'], text: string): TaskOutput => ({ id, role, text });
const shown = (outputs: TaskOutput[], protocol: Partial<Record<Kind, boolean>> = BOTH) =>
  buildTasks(
    outputs,
    kinds.all.filter(({ kind }) => protocol[kind as Kind]),
  ).map((task) => `${task.kind} ${task.outputs.map((o) => `${o.slot}=${o.output}`).join(' ')}`);

describe('buildTasks', () => {
  it('rates every distinct text and compares each with each, so that none stands in every pair', () => {
    const outputs = [output(1, 'baseline', 'x'), output(2, 'candidate', 'y'), output(3, 'candidate', 'z')];
    expect(shown(outputs)).toEqual([
      'likert single=1',
      'likert single=2',
      'likert single=3',
      'pairwise a=1 b=2',
      'pairwise a=1 b=3',
      'pairwise a=2 b=3',
    ]);
  });

  it('shares one Likert task among equal texts and does not show an equal pair', () => {
    const outputs = [output(1, 'baseline', 'x'), output(2, 'candidate', 'x'), output(3, 'candidate', 'X')];
    expect(shown(outputs)).toEqual(['likert single=1 single=2', 'likert single=3', 'pairwise a=1 a=2 b=3']);
  });

  it('takes texts that look the same for the same', () => {
    const outputs = [
      output(1, 'candidate', 'x'),
      output(2, 'baseline', ' x\u200b\n'),
      output(3, 'candidate', 'y\r\nz'),
      output(4, 'candidate', 'y \nz'),
    ];
    expect(shown(outputs)).toEqual([
      'likert single=1 single=2',
      'likert single=3 single=4',
      'pairwise a=1 a=2 b=3 b=4',
    ]);
  });

  it('shares one pairwise task among candidates with the same text', () => {
    const outputs = [output(1, 'baseline', 'x'), output(2, 'candidate', 'y'), output(3, 'candidate', 'y')];
    expect(shown(outputs)).toContain('pairwise a=1 b=2 b=3');
  });

  it('rates controls and does not compare them', () => {
    const outputs = [output(1, 'baseline', 'x'), output(2, 'candidate', 'y'), output(3, 'control', 'w')];
    expect(shown(outputs)).toEqual([
      'likert single=1',
      'likert single=2',
      'likert single=3',
      'pairwise a=1 b=2',
    ]);
  });

  it('compares controls as often as other texts where nothing is rated', () => {
    const outputs = [output(1, 'baseline', 'x'), output(2, 'candidate', 'y'), output(3, 'control', 'w')];
    expect(shown(outputs, { pairwise: true })).toEqual([
      'pairwise a=1 b=2',
      'pairwise a=1 b=3',
      'pairwise a=2 b=3',
    ]);
    const same = [output(1, 'baseline', 'x'), output(2, 'candidate', 'x'), output(3, 'control', 'w')];
    expect(shown(same, { pairwise: true })).toEqual(['pairwise a=1 a=2 b=3']);
  });

  it('ranks the distinct texts, the baseline’s in slot a', () => {
    const ranking = { likert: false, pairwise: false, ranking: true };
    const four = [
      output(1, 'candidate', 'y'),
      output(2, 'baseline', 'x'),
      output(3, 'candidate', 'z'),
      output(4, 'control', 'w'),
    ];
    expect(shown(four, ranking)).toEqual(['ranking a=2 b=1 c=3 d=4']);
    const rated = { likert: true, pairwise: false, ranking: true };
    expect(shown(four, rated)).toContain('ranking a=2 b=1 c=3');
    const shared = [output(1, 'baseline', 'x'), output(2, 'candidate', 'y'), output(3, 'candidate', 'x')];
    expect(shown(shared, ranking)).toEqual(['ranking a=1 a=3 b=2']);
    const same = [output(1, 'baseline', 'x'), output(2, 'candidate', 'x'), output(3, 'candidate', 'x')];
    expect(shown(same, ranking)).toEqual([]);
  });

  it('asks what the protocol asks', () => {
    const outputs = [output(1, 'baseline', 'x'), output(2, 'candidate', 'y')];
    expect(shown(outputs, { likert: false, pairwise: true })).toEqual(['pairwise a=1 b=2']);
    expect(shown(outputs, { likert: true, pairwise: false })).toEqual(['likert single=1', 'likert single=2']);
    const same = [output(1, 'baseline', 'x'), output(2, 'candidate', 'x')];
    expect(shown(same, { likert: false, pairwise: true })).toEqual([]);
  });
});
