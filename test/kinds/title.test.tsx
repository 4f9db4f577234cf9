import { renderToStaticMarkup } from 'react-dom/server';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { NO_ANSWERS } from '#app/components/rating/answers.ts';
import { Guidelines } from '#app/components/rating/Guidelines.tsx';
import { KeyLegend } from '#app/components/rating/KeyLegend.tsx';
import { TaskForm } from '#app/components/rating/TaskForm.tsx';
import { ReportBody } from '#app/components/report/ReportBody.tsx';
import { fieldOfPath, protocolOfForm } from '#app/components/study/protocol/configurationOf.ts';
import { protocolValues } from '#app/components/study/protocol/values.ts';
import { kinds } from '#app/core/kinds/kinds.ts';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import type { EvidenceLine } from '#app/core/reports/report.ts';
import { lineLabel } from '#app/core/reports/words.ts';
import { protocolSchema } from '#app/core/studies/protocol.ts';
import { LocaleProvider } from '#app/i18n/index.ts';
import { guidelineFacts } from '#app/routes/rater/rater.server.ts';
import { submissionOf } from '#app/routes/rater/session/submissionOf.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { exportFile } from '#app/services/export/exportFile.ts';
import { raterQuality } from '#app/services/rating/raterQuality.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { shownToRaters } from '#app/services/rating/raterStudy.ts';
import { recallJudgment } from '#app/services/rating/recallJudgment.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { join, T0 } from '#test/services/rating/ratingAs.ts';
import { openSample } from '#test/services/studies/sampleStudy.ts';
import type { TitleSummary } from './title/core/analysis.ts';
import type { BlindTitleTask } from './title/core/definition.ts';
import { migrate } from './title/core/store.ts';

// What a kind adds besides its folders: a line in each record.
vi.mock('#app/core/kinds/kinds.ts', async (original) => {
  const { kindRegistry } = await import('#app/core/kinds/registry.ts');
  const { KINDS } = await original<{ KINDS: object }>();
  const { title } = await import('./title/core/definition.ts');
  return { KINDS, kinds: kindRegistry({ ...KINDS, title } as never) };
});
vi.mock('#app/core/verdict/analyses.ts', async (original) => {
  const { kindRegistry } = await import('#app/core/kinds/registry.ts');
  const { ANALYSES } = await original<{ ANALYSES: object }>();
  const { titleAnalysis } = await import('./title/core/analysis.ts');
  return { ANALYSES, analyses: kindRegistry({ ...ANALYSES, title: titleAnalysis } as never) };
});
vi.mock('#db/kinds/stores.ts', async (original) => {
  const { kindRegistry } = await import('#app/core/kinds/registry.ts');
  const { STORES } = await original<{ STORES: object }>();
  const { titleStore } = await import('./title/core/store.ts');
  return { STORES, stores: kindRegistry({ ...STORES, title: titleStore } as never) };
});
vi.mock('#app/components/kinds/screens.ts', async (original) => {
  const { kindRegistry } = await import('#app/core/kinds/registry.ts');
  const { SCREENS } = await original<{ SCREENS: object }>();
  const { titleScreens } = await import('./title/screens/screens.tsx');
  return { SCREENS, screens: kindRegistry({ ...SCREENS, title: titleScreens } as never) };
});
vi.mock('#app/components/kinds/reports.ts', async (original) => {
  const { kindRegistry } = await import('#app/core/kinds/registry.ts');
  const { REPORTS } = await original<{ REPORTS: object }>();
  const { titleReport } = await import('./title/screens/screens.tsx');
  return { REPORTS, reports: kindRegistry({ ...REPORTS, title: titleReport } as never) };
});
vi.mock('#app/components/kinds/forms.ts', async (original) => {
  const { kindRegistry } = await import('#app/core/kinds/registry.ts');
  const { FORMS } = await original<{ FORMS: object }>();
  const { titleForm } = await import('./title/screens/screens.tsx');
  return { FORMS, forms: kindRegistry({ ...FORMS, title: titleForm } as never) };
});

const TITLES = [
  { text: 'Even lamps', segment: 'even' },
  { text: 'Odd lamps', segment: 'odd' },
];
const PROTOCOL = { criteria: [], pairwise: false, titles: TITLES, controls: { share: 0, minimum: 0 } };

const render = (node: ReactNode) => renderToStaticMarkup(<LocaleProvider locale="en">{node}</LocaleProvider>);

/** The title that fits is seen in the baseline's texts, and in the candidate's every other time. */
function choiceFor({ text, prompt }: BlindTitleTask, rater: number): number {
  const lamp = Number(/Lamp (\d+)/.exec(prompt)![1]);
  const fitting = lamp % 2;
  return text.startsWith('Other') && (lamp + rater) % 2 === 0 ? 1 - fitting : fitting;
}

describeOnEachDatabase('a kind of task that is added', (open) => {
  it('goes from the protocol to the report', async () => {
    const db = await open();
    await migrate(db);
    const { study, token } = await openSample(db, {
      items: 8,
      protocol: PROTOCOL as object,
      rest: { resamples: 100 },
    });
    // Eight items of two texts, one of which is the same for both.
    expect(study.task_count).toBe(15);

    const facts = guidelineFacts(shownToRaters(study));
    expect(facts.asked).toEqual([{ kind: 'title', facts: { titles: 2 } }]);
    expect(render(<Guidelines facts={facts} />)).toContain('Which title fits? (2)');

    const raters = [await join(db, token), await join(db, token)];
    let judged = 0;
    for (const [number, rater] of raters.entries()) {
      for (;;) {
        const { task } = await raterState(db, rater, { now: T0 });
        if (task === null) break;
        const shown = task as unknown as BlindTitleTask;
        const { id } = shown;
        expect(shown).toEqual({
          ...{ id, prompt: shown.prompt, source: null, language: 'en', comments: true },
          ...{ kind: 'title', text: expect.any(String), titles: ['Even lamps', 'Odd lamps'] },
        });
        const answers = { ...NO_ANSWERS, title: choiceFor(shown, number) };
        const submission = submissionOf(task, answers, `key-of-${id}`, 1500);
        if (judged++ === 0) {
          await refusesWrongOnes(submission);
          const page = render(<PageOf task={task} />);
          for (const words of ['Which title fits?', 'Even lamps', '1 – 2']) expect(page).toContain(words);
        }
        await submitJudgment(db, rater, submission, { now: T0 });
        expect((await recallJudgment(db, rater, id)).answer).toEqual({ kind: 'title', title: answers.title });
      }
      async function refusesWrongOnes(right: object) {
        for (const [field, value, path] of [
          ['title', 7, 'title'],
          ['title', undefined, 'title'],
          ['preference', 'left', 'preference'],
          ['kind', 'likert', 'kind'],
        ] as const) {
          await expect(
            submitJudgment(db, rater, { ...right, [field]: value }, { now: T0 }),
          ).rejects.toMatchObject({ code: 'invalid_input', problems: [{ path }] });
        }
      }
    }
    expect(judged).toBe(30);
    const { raters: quality } = await raterQuality(db, study.slug);
    expect(quality.map(({ judgments }) => judgments)).toEqual([15, 15]);
    expect(quality[0]!.agreement!.questions).toBe(15);

    await closeStudy(db, study.slug);
    const report = await analyseStudy(db, study.slug);
    // Of eight items one is shared; of the other seven each rater goes wrong on every second.
    const { lines } = report.verdict.candidates[0]!;
    const line = lines.find(({ name }) => name === 'title')!;
    expect(line).toMatchObject({ kind: 'criterion', unit: 'share', baselineValue: 1, votes: true });
    expect(line.n).toEqual({ items: 8, raters: 2, judgments: 16 });
    expect(line.estimate).toBeCloseTo(-7 / 16, 12);
    expect(line.state).not.toBe('missing');
    const { titles } = report as typeof report & { titles: TitleSummary[] };
    expect(titles).toEqual([
      { system: 'base', fits: 1, judgments: 16 },
      { system: 'tiny', fits: 9 / 16, judgments: 16 },
    ]);
    expect(report.agreement.map(({ criterion, raters: all, units }) => [criterion, all, units])).toEqual([
      ['title', 2, 15],
    ]);
    expect(report.raters.map(({ judgments }) => judgments)).toEqual([15, 15]);
    expect(report.segments.map(({ segment, line: name }) => `${segment} ${name}`)).toEqual([
      'even title',
      'odd title',
    ]);
    expect(report.itemsToRead.length).toBeGreaterThan(0);
    const page = render(<ReportBody report={report} />);
    expect(page).toContain('Titles that fit');
    expect(page).toContain('tiny 0.5625');

    const file = async (name: string) => {
      let text = '';
      for await (const part of await exportFile(db, study.slug, name)) text += part;
      return text.trim().split('\r\n');
    };
    const rows = await file('titles.csv');
    expect(rows[0]).toBe(
      'study,item,system,rater,title,fits,submitted_at,batch,position,active_ms,revision,included,exclusion_reason',
    );
    expect(rows).toHaveLength(1 + 32);
    expect(rows.filter((row) => row.includes(',tiny,') && row.includes(',true,2026'))).toHaveLength(9);
    expect((await file('dictionary.csv')).filter((row) => row.startsWith('titles.csv'))).toHaveLength(13);
    expect(await file('ratings.csv')).toHaveLength(1);
  });
});

describeOnEachDatabase('a kind of task that is added', (open) => {
  it('has its line and its part of the guardrails by rule 2', async () => {
    const db = await open();
    await migrate(db);
    const { study, token } = await openSample(db, {
      items: 8,
      protocol: PROTOCOL as object,
      rest: { resamples: 100, voters: [] },
      rule: 2,
    });
    for (const number of [0, 1]) {
      const rater = await join(db, token);
      for (;;) {
        const { task } = await raterState(db, rater, { now: T0 });
        if (task === null) break;
        const answers = { ...NO_ANSWERS, title: choiceFor(task as unknown as BlindTitleTask, number) };
        const submission = submissionOf(task, answers, `key-of-${task.id}`, 1500);
        await submitJudgment(db, rater, submission, { now: T0 });
      }
    }
    await closeStudy(db, study.slug);
    const { verdict } = await analyseStudy(db, study.slug);
    const [candidate] = verdict.candidates;
    expect(candidate!.lines.map((line) => [line.name, 'role' in line && line.role])).toEqual([
      // Without controls nothing shows that its loss would be seen.
      ['title', 'guardrail'],
      ['severe-losses', 'guardrail'],
    ]);
    const [title, severe] = candidate!.lines as [EvidenceLine, EvidenceLine];
    expect(title).toMatchObject({ kind: 'criterion', unit: 'share', accept: 0.1, limit: 0.2 });
    expect(title.estimate).toBeCloseTo(-7 / 16, 12);
    expect(title.n).toEqual({ items: 8, raters: 2, judgments: 16 });
    // On seven of the eight items one of two raters chose worse: to this kind a loss is severe where all of them do.
    expect(severe).toMatchObject({ estimate: 0, n: { items: 8, raters: 2, judgments: 16 } });
    expect(lineLabel(title, new Map(), 'zh')).toBe('合适的标题');
    expect(candidate!.decision).toBe('hold');
  });
});

describeOnEachDatabase('the controls of a kind that is added', (open) => {
  it('count in the quality of raters and in the report, beside those that are rated', async () => {
    const db = await open();
    await migrate(db);
    const { study, token } = await openSample(db, {
      items: 12,
      protocol: { pairwise: false, titles: TITLES, controls: { slight: 0, gross: 6 } } as object,
      rest: { resamples: 100, voters: [] },
      rule: 2,
    });
    const rater = await join(db, token);
    const found = { title: [] as boolean[], likert: [] as boolean[] };
    const spoiled = new Set(
      (
        await db
          .selectFrom('outputs')
          .innerJoin('systems', 'systems.id', 'outputs.system_id')
          .innerJoin('items', 'items.id', 'outputs.item_id')
          .select(['items.prompt', 'outputs.text'])
          .where('outputs.study_id', '=', study.id)
          .where('systems.dose', '=', 'gross')
          .execute()
      ).map(({ prompt, text }) => `${prompt}\n${text}`),
    );
    for (;;) {
      const { task } = await raterState(db, rater, { now: T0 });
      if (task === null) break;
      const shown = task as unknown as Omit<BlindTitleTask, 'kind'> & { kind: 'title' | 'likert' };
      const lamp = Number(/Lamp (\d+)/.exec(shown.prompt)![1]);
      const isControl = spoiled.has(`${shown.prompt}\n${shown.text}`);
      // Of every other two items this rater notices what is wrong.
      const notices = isControl && lamp % 4 < 2;
      if (isControl) found[shown.kind].push(notices);
      const answers = {
        ...NO_ANSWERS,
        title: notices ? 1 - (lamp % 2) : lamp % 2,
        ratings: Object.fromEntries(
          study.configuration.protocol.criteria.map(({ key }) => [key, notices ? 1 : 5]),
        ),
      };
      await submitJudgment(db, rater, submissionOf(task, answers, `key-of-${task.id}`, 1500), { now: T0 });
    }
    expect([found.title.length, found.likert.length]).toEqual([6, 6]);
    const all = [...found.title, ...found.likert];
    const records = { seen: all.length, failed: all.filter((noticed) => !noticed).length };
    expect(records.failed).toBeGreaterThan(0);
    expect(records.failed).toBeLessThan(records.seen);
    const { raters: quality } = await raterQuality(db, study.slug);
    expect(quality[0]!.controls).toEqual(records);
    await closeStudy(db, study.slug);
    const [row] = (await analyseStudy(db, study.slug)).raters;
    expect(row).toMatchObject({ controlsSeen: records.seen, controlsFailed: records.failed });
  });
});

/** A task on the rater's page, with its keys. */
function PageOf({ task }: { task: BlindTask }) {
  return (
    <>
      <TaskForm
        task={task}
        answers={NO_ANSWERS}
        onAnswers={() => {}}
        commentLimit={100}
        heading="1 of 15"
        sending={false}
        sendLabel="Send"
        onSend={() => {}}
      />
      <KeyLegend task={task} />
    </>
  );
}

it('is set up in the form, and its faults stand at its fields', () => {
  const values = { ...protocolValues(), comparison: 'none' as const, titles: TITLES };
  expect(protocolSchema.parse(protocolOfForm(values))).toMatchObject({ titles: TITLES, pairwise: false });
  const faulty = protocolSchema.safeParse(
    protocolOfForm({ ...values, titles: TITLES.slice(1) } as typeof values),
  );
  expect(faulty.error!.issues.map(({ path }) => path.join('.'))).toEqual(['titles']);
  expect(fieldOfPath('protocol.titles.0.text', values)).toBe('protocol.titles');
});

it('is answered by a simulated reader', () => {
  const task = { kind: 'title', text: 'a long text', titles: ['no', 'yes'] };
  const reader = {
    impression: (_: string, criterion: string) => criterion.length,
    sameWithin: 0.5,
    muchFrom: 1,
  };
  expect(kinds.of('title').simulate(task as never, reader)).toEqual({ kind: 'title', title: 1 });
});
