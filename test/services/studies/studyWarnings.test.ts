import { expect, it } from 'vitest';
import type { GatedVerdict, Report, RetainedVerdict } from '#app/core/reports/report.ts';
import { studyWarnings, type WarningInput } from '#app/services/studies/studyWarnings.ts';

const CRITERIA = ['fluency', 'relevance', 'tone'].map((key) => ({ key, label: { en: key }, scale: 5 }));

/** What a closed study with controls warns of whose candidates have such gates. */
function insensitive(...gates: readonly object[][]): unknown[] {
  const candidates = gates.map((sensitivity) => ({ gates: { sensitivity } }));
  const report = { criteria: CRITERIA, verdict: { candidates } } as unknown as Report;
  const input = {
    state: 'closed',
    configuration: { protocol: { ratersPerItem: 2 }, exclusion: {} },
    controls: 60,
    raters: [],
    records: new Map(),
    bursts: [],
    paces: [],
    report,
  } as unknown as WarningInput;
  return studyWarnings(input).map((warning) =>
    warning.kind === 'insensitive-criterion' ? warning.criterion : warning.kind,
  );
}

it('warns of criteria whose harm raters didn’t see, by rule 2 whatever a candidate is like', () => {
  type Gate = Partial<RetainedVerdict['gates']['sensitivity'][number]>;
  const gate = (criterion: string, fault: Gate['fault']): Gate => ({
    ...{ criterion, fault: fault ?? null, passed: fault === null },
  });
  // One candidate passes the gate, the other is as bad as the controls.
  expect(
    insensitive(
      [gate('fluency', null), gate('relevance', null)],
      [gate('fluency', 'not-retained'), gate('relevance', null)],
    ),
  ).toEqual([]);
  expect(insensitive([gate('fluency', 'few-controls'), gate('tone', 'no-interval')])).toEqual([]);
  expect(
    insensitive([gate('fluency', 'not-seen'), gate('relevance', 'maker-not-seen'), gate('tone', null)]),
  ).toEqual([{ en: 'fluency' }, { en: 'relevance' }]);
});

it('warns of them by rule 1 where its gate isn’t passed', () => {
  type Gate = Partial<GatedVerdict['gates']['sensitivity'][number]>;
  const gate = (criterion: string, passed: boolean): Gate => ({ criterion, passed });
  expect(insensitive([gate('fluency', true), gate('tone', false)])).toEqual([{ en: 'tone' }]);
});
