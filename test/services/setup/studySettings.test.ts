import { beforeEach, expect, it } from 'vitest';
import { studySettings } from '#app/services/setup/studySettings.ts';
import { createPilot } from '#app/services/pilots/createPilot.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { studyBefore } from '../pilots/pilotStudy.ts';
import { configurationOf, itemsOf, openSample } from '../studies/sampleStudy.ts';

describeOnEachDatabase('a study’s set-up as a page shows it', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  it('says what each line of people counts for, in its own unit, by default too', async () => {
    const { slug } = await createStudy(db, {
      configuration: configurationOf(
        {},
        {
          lines: { relevance: 'shown', preference: 'must-pass' },
          gates: { theta: 0.5, controlLoss: { fluency: 2 } },
          looks: { at: [], extension: { items: 2 } },
          voters: ['perplexity', 'bleu'],
        },
      ),
      items: [
        ...itemsOf(5),
        {
          item: 'talk',
          messages: [{ role: 'user', content: 'Which?' }],
          source: 'Lamps.',
          references: ['Red.'],
        },
      ],
    });
    const settings = await studySettings(db, slug);
    expect(settings).toMatchObject({ frozenAt: null, changeable: true, rule: 2, pilotOf: null, floors: {} });
    expect(settings.people).toEqual([
      {
        name: 'fluency',
        role: 'must-pass',
        unit: 'points',
        accept: 0.3,
        limit: 0.5,
        share: 0.075,
        gate: { d: 2, assumed: false, theta: 0.15 },
      },
      {
        name: 'relevance',
        role: 'shown',
        unit: 'points',
        accept: 0.3,
        limit: 0.5,
        share: 0.075,
        gate: { d: 1.2, assumed: true, theta: 0.25 },
      },
      {
        name: 'consistency',
        role: 'must-pass',
        unit: 'points',
        accept: 0.3,
        limit: 0.5,
        share: 0.075,
        gate: { d: 1.2, assumed: true, theta: 0.25 },
      },
      {
        name: 'preference',
        role: 'must-pass',
        unit: 'share',
        accept: 0.1,
        limit: 0.2,
        share: null,
        gate: { d: 1, assumed: true, theta: 0.1 },
      },
      {
        name: 'severe-losses',
        role: 'guardrail',
        unit: 'share',
        accept: 0.02,
        limit: 0.05,
        share: null,
        gate: null,
      },
    ]);
    expect(settings.items).toEqual({
      count: 6,
      segments: [
        { name: 'even', count: 3 },
        { name: 'odd', count: 2 },
        { name: null, count: 1 },
      ],
      languages: ['en'],
      references: 1,
      sources: 1,
      conversations: 1,
      held: 2,
      left: 0,
    });
    const votes = settings.measures.filter((measure) => measure.votes);
    expect(votes).toEqual([
      { name: 'bleu', votes: true, margin: { accept: 2, limit: 5, unit: 'BLEU' }, custom: null },
      {
        name: 'perplexity',
        votes: true,
        margin: { accept: Math.log1p(0.1), limit: Math.log1p(0.2), unit: 'log ratio' },
        custom: null,
      },
    ]);
    expect(settings.measures.map(({ name }) => name)).not.toContain('bertscore');
  });

  it('says since when an opened study is frozen, and by which rule it is judged', async () => {
    const now = new Date('2026-03-01T09:30:00Z');
    const first = await openSample(db, { now });
    expect(await studySettings(db, first.study.slug)).toMatchObject({
      frozenAt: now.toISOString(),
      changeable: false,
      rule: 1,
      floors: { alpha: 0.4, ac2: 0.6 },
    });
    const second = await openSample(db, {
      now,
      rule: 2,
      rest: { name: 'Second', gates: { reliability: 0.5 } },
    });
    expect(await studySettings(db, second.study.slug)).toMatchObject({
      rule: 2,
      floors: { reliability: 0.5 },
    });
  });

  it('names the study of a pilot, and counts the items left to it', async () => {
    const study = await studyBefore(db, { items: 12, protocol: { controls: { slight: 2, gross: 1 } } });
    const pilot = await createPilot(db, study.slug, { items: 4, withoutItems: true });
    expect((await studySettings(db, study.slug)).items).toMatchObject({ count: 12, left: 4 });
    expect((await studySettings(db, pilot.slug)).pilotOf).toEqual({ slug: study.slug, name: study.name });
  });
});
