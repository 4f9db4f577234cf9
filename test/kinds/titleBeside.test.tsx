import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { Segments } from '#app/components/report/Segments.tsx';
import type { StudyData } from '#app/core/evidence/data.ts';
import { buildReport } from '#app/core/reports/buildReport.ts';
import { saidOfMessage } from '#app/core/shared/errors.ts';
import { askedKinds, protocolSchema } from '#app/core/studies/protocol.ts';
import { createRandom } from '#app/core/shared/random.ts';
import { buildTasks } from '#app/core/tasks/buildTasks.ts';
import { drawBlock, type DrawnTask, type SequenceTask } from '#app/core/tasks/drawBlock.ts';
import { panelBalance, type SystemsTask } from '#app/core/tasks/panelBalance.ts';
import { planPanel, type PanelItem } from '#app/core/tasks/planPanel.ts';
import { problemText } from '#app/i18n/problems.ts';
import { LocaleProvider } from '#app/i18n/index.ts';
import { BASELINE, configurationOf, simulateStudy } from '#test/core/verdict/simulatedStudy.ts';
import type { TitleRow } from './title/core/rows.ts';

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

const TITLES = [
  { text: 'A short one', segment: 'short' },
  { text: 'A long one', segment: 'long' },
];
const TRUTH = { items: 60, raters: 6, ratersPerItem: 3, effects: { new: 0 }, identical: 0, controlItems: 0 };
/** The item whose title nobody finds in the candidate's text. */
const LOST = 'item-7';

type TitledData = StudyData & { readonly titles: readonly TitleRow[] };

/** A study of texts that are rated and titled by the same raters. */
function titled(): TitledData {
  const data = simulateStudy({ ...TRUTH, pairwise: false });
  const titles = data.ratings.flatMap(({ item, system, rater, criterion, sharedTextId }): TitleRow[] =>
    criterion === 'fluency'
      ? [
          {
            item,
            system,
            rater,
            title: 'A short one',
            fits: system === BASELINE || item !== LOST,
            sharedTextId,
          },
        ]
      : [],
  );
  return { ...data, titles };
}

function reportOf(data: TitledData, { titles, rated }: { titles: boolean; rated: boolean }) {
  return buildReport({
    study: {
      slug: 'beside',
      name: 'Beside',
      question: '',
      state: 'closed',
      openedAt: null,
      closedAt: null,
      ruleVersion: 1,
    },
    configuration: configurationOf(TRUTH, {
      protocol: {
        pairwise: false,
        ratersPerItem: 3,
        ...(rated ? {} : { criteria: [] }),
        ...(titles ? ({ titles: TITLES } as object) : {}),
      },
    }),
    data,
    progress: {
      items: 60,
      itemsWithControl: 0,
      blocksSubmitted: 180,
      blocksWanted: 180,
      raters: 6,
      judgments: 0,
    },
    dataHash: 'f'.repeat(64),
    version: 'test',
  });
}

describe('a further kind of task beside ratings', () => {
  const data = titled();
  const together = reportOf(data, { titles: true, rated: true });
  const rated = reportOf(data, { titles: false, rated: true });
  const alone = reportOf({ ...data, ratings: [] }, { titles: true, rated: false });

  it('has a say in which items are worth reading', () => {
    const [worst] = alone.itemsToRead;
    expect(alone.itemsToRead).toHaveLength(1);
    expect(worst).toMatchObject({ item: LOST, difference: -1, unit: 'share', baselineRating: null });
    const ratings = rated.itemsToRead.find(({ item }) => item === LOST);
    expect(ratings).toBeUndefined();
    expect(rated.itemsToRead.map(({ unit }) => unit)).toEqual(rated.itemsToRead.map(() => 'points'));
    const read = together.itemsToRead.find(({ item }) => item === LOST)!;
    expect(read).toMatchObject({ direction: 'worse', unit: 'share' });
    // The mean of both, each as a share of its range; the ratings stay those of the kind that rates.
    const { baselineRating, candidateRating } = read;
    expect(read.difference).toBeCloseTo(((candidateRating! - baselineRating!) / 4 - 1) / 2, 12);
  });

  it('has a say in how far measures follow people', () => {
    const of = ({ measuresAndPeople }: typeof rated) =>
      measuresAndPeople.map(({ measure, criterion, tau }) => ({ measure, criterion, tau }));
    expect(of(rated).map(({ criterion }) => criterion)).toEqual(of(rated).map(() => 'all'));
    expect(of(together).map(({ criterion }) => criterion)).toEqual(of(together).map(() => 'all'));
    expect(of(alone).map(({ criterion }) => criterion)).toEqual(of(alone).map(() => 'title'));
    expect(of(together)).not.toEqual(of(rated));
  });

  it('is shown in the unit of its line, by segment too', () => {
    const unitOf = new Map(together.verdict.candidates[0]!.lines.map(({ name, unit }) => [name, unit]));
    expect(unitOf.get('title')).toBe('share');
    for (const { line, unit } of together.segments) expect(unit).toBe(unitOf.get(line));
    const page = renderToStaticMarkup(
      <LocaleProvider locale="en">
        <Segments report={together} />
      </LocaleProvider>,
    );
    const inLong = together.segments.find(({ segment, line }) => segment === 'long' && line === 'title')!;
    expect(inLong.estimate).toBeCloseTo(-1 / 20, 12);
    expect(page).toContain('−5 %');
  });
});

describe('the blocks of two kinds that show one text', () => {
  const streams = (purpose: string) => createRandom(`blocks/${purpose}`);
  const SYSTEMS = [1, 2, 3];
  const protocol = protocolSchema.parse({ titles: TITLES } as object);

  /** An item's tasks as they are built, with a control. */
  const built = buildTasks(
    [
      { id: 1, role: 'baseline', text: 'one' },
      { id: 2, role: 'candidate', text: 'two' },
      { id: 3, role: 'candidate', text: 'three' },
      { id: 4, role: 'control', text: 'spoiled' },
    ],
    askedKinds(protocol),
  );
  const tasks = built.map(({ kind, outputs }, id): SystemsTask => ({
    id,
    kind,
    systems: outputs.map(({ output }) => output),
    slots: outputs.map(({ slot }) => slot),
  }));

  function drawFor(raters: number, own: readonly SequenceTask[]): DrawnTask[][] {
    const shown: DrawnTask[][] = [];
    for (let i = 0; i < raters; i++) shown.push(drawBlock({ item: 0, tasks: own, shown }, streams));
    return shown;
  }
  const orderOf = (drawn: readonly DrawnTask[], kind: string) =>
    drawn.flatMap(({ task }) => (tasks[task]!.kind === kind ? [tasks[task]!.systems[0]!] : []));

  it('have every text in a task of each, the control among them, and comparisons without it', () => {
    const countOf = (kind: string) => tasks.filter((task) => task.kind === kind).length;
    expect([countOf('likert'), countOf('title'), countOf('pairwise')]).toEqual([4, 4, 3]);
  });

  it('show one kind after the other, each text first equally often by each of them', () => {
    const drawn = drawFor(8, tasks);
    for (const own of drawn) {
      expect(own.map(({ task }) => tasks[task]!.kind)).toEqual([
        ...['likert', 'likert', 'likert', 'likert', 'title', 'title', 'title', 'title'],
        ...['pairwise', 'pairwise', 'pairwise'],
      ]);
    }
    for (const kind of ['likert', 'title']) {
      const firsts = drawn.slice(0, 4).map((own) => orderOf(own, kind)[0]!);
      expect(firsts.sort()).toEqual([1, 2, 3, 4]);
      const before = drawn.filter((own) => orderOf(own, kind).indexOf(1) < orderOf(own, kind).indexOf(2));
      expect(before).toHaveLength(4);
    }
    // Of each kind its own draw: the order of one tells nothing of the other's.
    expect(drawn.map((own) => orderOf(own, 'likert'))).not.toEqual(drawn.map((own) => orderOf(own, 'title')));
  });

  it('leave the order of ratings as it is without the other kind', () => {
    const withoutTitles = tasks.filter(({ kind }) => kind !== 'title');
    expect(drawFor(8, withoutTitles).map((own) => orderOf(own, 'likert'))).toEqual(
      drawFor(8, tasks).map((own) => orderOf(own, 'likert')),
    );
  });

  it('have their turns counted by each kind in a panel’s plan', () => {
    const items = Array.from({ length: 12 }, (_, id): PanelItem<SystemsTask> => ({
      id,
      asked: 3,
      tasks: tasks.map((task) => ({ ...task, id: id * 100 + task.id })),
    }));
    const plan = planPanel(items, 6, 12, streams, createRandom('incidence'));
    // The control has no turn, and takes none from the systems.
    for (const { counts } of panelBalance(items, SYSTEMS, plan).turns) {
      expect(counts).toHaveLength(SYSTEMS.length);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2 * 36);
    }
  });
});

/** What a schema's message says. */
const saidOf = (message: string) => problemText('en', saidOfMessage(message)!);

it('refuses a criterion with the name of a line of a kind that is asked', () => {
  const [fluency] = protocolSchema.parse({}).criteria;
  const problemsOf = (key: string, more: object = {}) =>
    protocolSchema.safeParse({ criteria: [fluency, { ...fluency, key }], ...more }).error?.issues ?? [];
  const [issue] = problemsOf('title', { titles: TITLES });
  expect(issue!.path).toEqual(['criteria', 1, 'key']);
  expect(saidOf(issue!.message)).toBe(
    'the criterion "title" would have the name of a line of the "title" tasks, and nobody could tell the two apart; choose another key',
  );
  expect(saidOf(problemsOf('preference')[0]!.message)).toContain('of the "pairwise" tasks');
  // Where the kind isn't asked its name is free.
  expect([...problemsOf('title'), ...problemsOf('preference', { pairwise: false })]).toEqual([]);
  expect(problemsOf('severe-losses')).toHaveLength(1);
});
