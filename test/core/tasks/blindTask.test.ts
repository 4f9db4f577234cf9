import { describe, expect, it } from 'vitest';
import { DEFAULT_CRITERIA } from '#app/core/studies/criteria.ts';
import { buildBlindTask, type StoredTask } from '#app/core/tasks/blindTask.ts';

const PROTOCOL = { criteria: DEFAULT_CRITERIA, comments: true };
const stored = (fields: Partial<StoredTask>): StoredTask => ({
  assignment: '00000000-0000-4000-8000-000000000001',
  kind: 'likert',
  swapped: false,
  prompt: 'Write.',
  source: null,
  language: 'en',
  texts: { single: 'Text.' },
  ...fields,
});
const secrets = {
  system_id: 7,
  system: 'tiny-int8',
  output_id: 99,
  task_id: 3,
  token_count: 17,
  latency_ms: 5,
};

/** Every field that may reach a rater's browser; adding one is a decision about blindness. */
const ALLOWED = {
  likert: ['comments', 'criteria', 'id', 'kind', 'language', 'prompt', 'source', 'text'],
  pairwise: ['comments', 'id', 'kind', 'language', 'left', 'prompt', 'right', 'source'],
  ranking: ['comments', 'form', 'id', 'kind', 'language', 'prompt', 'source', 'texts'],
  highlights: ['categories', 'comments', 'criteria', 'severities'],
  criterion: ['anchors', 'key', 'label', 'question', 'scale'],
};

describe('buildBlindTask', () => {
  it('lets only allowed fields through, whatever the row carries', () => {
    const noisy = { ...stored({}), ...secrets };
    const criteria = DEFAULT_CRITERIA.map((criterion) => ({ ...criterion, ...secrets }));
    const likert = buildBlindTask(noisy, { criteria, comments: true });
    expect(Object.keys(likert).sort()).toEqual(ALLOWED.likert);
    if (likert.kind !== 'likert') throw new Error('kind');
    for (const criterion of likert.criteria) expect(Object.keys(criterion).sort()).toEqual(ALLOWED.criterion);
    const pair = buildBlindTask({ ...noisy, kind: 'pairwise', texts: { a: 'A.', b: 'B.' } }, PROTOCOL);
    expect(Object.keys(pair).sort()).toEqual(ALLOWED.pairwise);
    const ranked = { ...noisy, kind: 'ranking' as const, arrangement: 'ba', texts: { a: 'A.', b: 'B.' } };
    const ranking = { form: 'ranking', ties: true, ...secrets } as const;
    const texts = buildBlindTask(ranked, { ...PROTOCOL, ranking });
    expect(Object.keys(texts).sort()).toEqual(ALLOWED.ranking);
    const kind = { key: 'style', label: { en: 'Style' }, weights: { minor: 99 }, ...secrets };
    const asked = { severities: ['minor' as const], criteria: true, comments: false };
    const highlights = { ...asked, weights: { major: 99 }, categories: [kind], ...secrets };
    const marked = buildBlindTask(noisy, { ...PROTOCOL, highlights });
    expect(Object.keys(marked).sort()).toEqual([...ALLOWED.likert, 'highlights'].sort());
    if (marked.kind !== 'likert') throw new Error('kind');
    expect(Object.keys(marked.highlights!).sort()).toEqual(ALLOWED.highlights);
    expect(marked.highlights!.categories).toEqual([{ key: 'style', label: { en: 'Style' } }]);
    expect(JSON.stringify([likert, pair, texts, marked])).not.toMatch(/int8|system|output|99/);
  });

  it('gives of a conversation its earlier turns, role and words alone', () => {
    const messages = [
      { role: 'user' as const, content: 'Hello', ...secrets },
      { role: 'assistant' as const, content: 'Yes?', ...secrets },
      { role: 'user' as const, content: 'Write.', ...secrets },
    ];
    const task = buildBlindTask(stored({ messages }), PROTOCOL);
    expect(Object.keys(task).sort()).toEqual([...ALLOWED.likert, 'earlier'].sort());
    expect(task.earlier).toEqual([
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Yes?' },
    ]);
    expect(buildBlindTask(stored({ messages: null }), PROTOCOL)).not.toHaveProperty('earlier');
  });

  it('shows slot a on the right where the assignment is swapped', () => {
    const pair = (swapped: boolean) =>
      buildBlindTask(stored({ kind: 'pairwise', swapped, texts: { a: 'A.', b: 'B.' } }), PROTOCOL);
    expect(pair(false)).toMatchObject({ left: 'A.', right: 'B.' });
    expect(pair(true)).toMatchObject({ left: 'B.', right: 'A.' });
  });

  it('shows the texts of a ranking in their arrangement, and says where ties are not allowed', () => {
    const ranked = stored({ kind: 'ranking', arrangement: 'cab', texts: { a: 'A.', b: 'B.', c: 'C.' } });
    const shown = (form: 'ranking' | 'best-worst', ties: boolean) =>
      buildBlindTask(ranked, { ...PROTOCOL, ranking: { form, ties } });
    expect(shown('ranking', true)).toMatchObject({ form: 'ranking', texts: ['C.', 'A.', 'B.'] });
    expect(shown('ranking', true)).not.toHaveProperty('ties');
    expect(shown('ranking', false)).toMatchObject({ ties: false });
    expect(shown('best-worst', false)).not.toHaveProperty('ties');
  });

  it('changes nothing but the texts when systems are permuted', () => {
    const one = buildBlindTask(stored({ kind: 'pairwise', texts: { a: 'A.', b: 'B.' } }), PROTOCOL);
    const other = buildBlindTask(stored({ kind: 'pairwise', texts: { a: 'B.', b: 'A.' } }), PROTOCOL);
    expect({ ...other, left: '', right: '' }).toEqual({ ...one, left: '', right: '' });
  });

  it('refuses a task whose text is missing', () => {
    expect(() => buildBlindTask(stored({ texts: {} }), PROTOCOL)).toThrow(/slot single/);
  });
});
