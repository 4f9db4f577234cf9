import { describe, expect, it } from 'vitest';
import { foundStudies } from '#app/components/study/foundStudies.ts';
import type { StudySummary } from '#app/services/studies/listStudySummaries.ts';

const study = (name: string, others: Partial<StudySummary> = {}): StudySummary => ({
  slug: name.toLowerCase().replaceAll(' ', '-'),
  name,
  state: 'draft',
  items: 1,
  submitted: 0,
  asked: 0,
  pilot: false,
  panel: false,
  links: 0,
  archived: false,
  createdAt: new Date('2026-03-01T10:00:00Z'),
  ...others,
});
const ALL = [
  study('Zürich shop'),
  study('Älteste Lampe', { state: 'open' }),
  study('摘要 全角ＡＢＣ', { state: 'closed' }),
  study('Put aside', { archived: true }),
];
const EVERY = { name: '', state: '', order: 'newest', archived: false } as const;
const names = (sought: Partial<Parameters<typeof foundStudies>[1]>) =>
  foundStudies(ALL, { ...EVERY, ...sought }).map(({ name }) => name);

describe('finding studies', () => {
  it('leaves archived ones out unless they are wanted', () => {
    expect(names({})).toHaveLength(3);
    expect(names({ archived: true })).toContain('Put aside');
  });

  it('minds neither capitals nor accents nor the width of letters, nor the order of words', () => {
    expect(names({ name: 'ZURICH' })).toEqual(['Zürich shop']);
    expect(names({ name: 'shop zür' })).toEqual(['Zürich shop']);
    expect(names({ name: 'abc' })).toEqual(['摘要 全角ＡＢＣ']);
    expect(names({ name: '摘要' })).toHaveLength(1);
    expect(names({ name: 'nothing' })).toEqual([]);
  });

  it('takes those in a state, in the order that is wished', () => {
    expect(names({ state: 'open' })).toEqual(['Älteste Lampe']);
    expect(names({ order: 'oldest' })[0]).toBe('摘要 全角ＡＢＣ');
    expect(names({ order: 'byName' })[0]).toBe('Älteste Lampe');
    expect(ALL[0]!.name).toBe('Zürich shop');
  });
});
