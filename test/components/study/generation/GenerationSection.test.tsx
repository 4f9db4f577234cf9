import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { GenerationSection } from '#app/components/study/generation/GenerationSection.tsx';
import { PreparationFailure } from '#app/components/study/generation/PreparationFailure.tsx';
import type { SystemGeneration } from '#app/core/reports/systemGeneration.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import { LocaleProvider, type Locale } from '#app/i18n/index.ts';

const render = (node: ReactNode, locale: Locale = 'en') =>
  renderToStaticMarkup(<LocaleProvider locale={locale}>{node}</LocaleProvider>);
const wordsOf = (html: string) => html.replace(/<[^>]+>/g, '|').replace(/\|+/g, '|');

/** A system that nothing is known of. */
const UNKNOWN: SystemGeneration = {
  ...{ system: 'new', role: 'candidate', provider: 'openai', model: 'm · host:1', settings: {} },
  ...{ outputs: 0, failure: null, failed: 0, failedItems: [], truncated: 0, cutPrompts: [], nearTies: 0 },
  ...{
    endings: [],
    made: [],
    sizeBytes: null,
    peakMemoryBytes: null,
    tokensPerSecond: null,
    firstTokenMs: null,
  },
  ...{ latencyP50Ms: null, latencyP95Ms: null, generationMs: null, perplexity: null },
};
const KNOWN: SystemGeneration = {
  ...UNKNOWN,
  ...{ system: 'old', role: 'baseline', provider: 'onnx', model: 'models/old' },
  ...{ settings: { numBeams: 4, stopStrings: ['\n'] }, outputs: 90, nearTies: 2 },
  ...{ failed: 10, failedItems: [{ item: 'i7', message: 'It is too long.' }] },
  ...{ truncated: 1, cutPrompts: [{ item: 'i8', tokens: 1234 }] },
  endings: [
    { reason: 'eos', outputs: 60 },
    { reason: 'length', outputs: 20 },
    { reason: 'content_filter', outputs: 7 },
    { reason: null, outputs: 3 },
  ],
  ...{ sizeBytes: 5e9, peakMemoryBytes: 6e9, tokensPerSecond: 41.6, firstTokenMs: 12.3 },
  ...{ latencyP50Ms: 900, latencyP95Ms: 4100, generationMs: 5.4e6, perplexity: 12.345 },
};
const section = (change: { state?: StudyState; failed?: boolean; systems?: SystemGeneration[] } = {}) => (
  <GenerationSection
    slug="s"
    state="draft"
    items={100}
    systems={[KNOWN, UNKNOWN]}
    preparing={false}
    failed={false}
    mayChange
    {...change}
  />
);

describe('GenerationSection', () => {
  it('says of each system what it is, how far it is and how its outputs ended', () => {
    const words = wordsOf(render(section()));
    expect(words).toContain(
      'old| · baseline|model folder models/old|numBeams 4 · stopStrings [&quot;\\n&quot;]',
    );
    expect(words).toContain(
      '90 of 100|10|1|2|60 complete|20 at the length limit|7 “content_filter”|3 not known',
    );
    expect(words).toContain('new| · candidate|server: m · host:1|0 of 100|0|0|0|');
  });

  it('names items that failed and prompts that were cut, and leads to all where they are more', () => {
    const html = render(section());
    const words = wordsOf(html);
    expect(words).toContain('old: 10 items failed|i7|It is too long.|The first 1 are shown. |All of them');
    expect(words).toContain('old: 1 prompt was cut|i8|1,234 tokens cut|All of them');
    expect(html).toContain('href="/studies/s/generation.csv"');
    expect(words).toContain('Preparing the study again tries once more');
  });

  it('says why a system could not go on, unless the page says it already', () => {
    const systems = [{ ...UNKNOWN, failure: 'The server is gone.' }];
    expect(wordsOf(render(section({ systems })))).toContain('new could not go on|The server is gone.');
    expect(render(section({ systems, failed: true }))).not.toContain('The server is gone.');
  });

  it('shows what each system takes, dashes for what is not known, and no row that is known of none', () => {
    const words = wordsOf(render(section()));
    for (const row of [
      ...['Size|5.0 GB|–', 'Peak memory|6.0 GB|–', 'Tokens a second|42|–', 'median|12 ms|–'],
      ...['median|900 ms|–', 'stay below|4.1 s|–', 'together|90.0 min|–', 'references|12.35|–'],
    ])
      expect(words).toContain(row);
    expect(render(section({ systems: [UNKNOWN] }))).not.toContain('Peak memory');
    expect(words).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it('is folded once raters judge, and does not speak of preparing again then', () => {
    const open = render(section({ state: 'open' }));
    expect(open).toMatch(/^<details><summary/);
    expect(open).not.toContain('Preparing the study again');
    expect(render(section())).toMatch(/^<section/);
  });

  it('speaks Chinese throughout', () => {
    const words = wordsOf(render(section(), 'zh'));
    expect(words).not.toMatch(/Outputs|Failed|shown|tokens cut|Size|complete/);
    expect(words).toContain('自然结束 60');
  });
});

describe('PreparationFailure', () => {
  const problems = Array.from({ length: 5 }, (_, i) => ({ path: `old, item i${i}`, message: 'Too long.' }));

  it('lists the first faults and folds the others', () => {
    const html = render(<PreparationFailure slug="s" error={{ message: 'm', problems }} retrying={false} />);
    expect(html).toContain('role="alert"');
    expect(html.split('<details')[0]!.match(/<li/g)).toHaveLength(3);
    expect(wordsOf(html)).toContain('|2 more|');
  });

  it('says the message where there is no list', () => {
    const html = render(<PreparationFailure slug="s" error={{ message: 'The defect.' }} retrying={false} />);
    expect(wordsOf(html)).toContain('The defect.');
  });

  it('is no alarm while it is tried again by itself', () => {
    const html = render(<PreparationFailure slug="s" error={{ message: 'm', problems }} retrying />);
    expect(html).toContain('role="status"');
    expect(html).toContain('It is made again by itself');
  });
});
