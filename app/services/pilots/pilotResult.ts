import type { Components } from '#app/core/planning/components.ts';
import { pilotOf, type ControlText, type Pilot } from '#app/core/planning/pilot.ts';
import { pilotRanges } from '#app/core/planning/pilotRecord.ts';
import type { LocalizedText } from '#app/core/studies/criteria.ts';
import { isFrozen, type StudyState } from '#app/core/studies/lifecycle.ts';
import { controlSystemName } from '#app/core/tasks/controls.ts';
import { analyses } from '#app/core/verdict/analyses.ts';
import { askedOf } from '#app/core/verdict/judging/asked.ts';
import { ruledStudy } from '#app/core/verdict/judging/settings.ts';
import type { JudgedTables } from '#app/core/verdict/judging/tables.ts';
import type { Database, Executor } from '#db/database.ts';
import { commentsOf, type CommentRow } from '#db/queries/pilots.ts';
import type { Row } from '#db/schema.ts';
import { loadJudgedData } from '../analysis/loadJudgedData.ts';
import { studyProgress } from '../studies/studyProgress.ts';
import { listControls, type StudyControl } from '../tasks/listControls.ts';
import { controlCounts, type LineControls } from './controlCounts.ts';
import { pilotToken } from './pilotToken.ts';
import { requirePilot } from './requirePilot.ts';

/** A pilot in the place of a report: how far it is, and once it is closed what it tells. It has no verdict. */
export interface PilotResult {
  readonly pilot: string;
  readonly name: string;
  readonly state: StudyState;
  /** The study that it is for. */
  readonly study: { readonly slug: string; readonly name: string; readonly state: StudyState };
  readonly items: number;
  readonly ratersPerItem: number;
  readonly progress: {
    /** Readings, one rater's of one item: asked for, and submitted. */
    readonly asked: number;
    readonly submitted: number;
    readonly raters: number;
    /** Tasks that were judged. */
    readonly judgments: number;
  };
  /** The slight controls of each line. */
  readonly controls: readonly LineControls[];
  /** Whether the study has adopted this pilot's figures, and whether it could now. */
  readonly adopted: boolean;
  readonly mayAdopt: boolean;
  /** The secret part of the link by which its raters join; null where it has none that is open. */
  readonly token: string | null;
  /** Null until the pilot is closed. */
  readonly found: PilotFound | null;
}

/** What a closed pilot tells. */
export interface PilotFound {
  /** ISO 8601. */
  readonly closedAt: string;
  /** Raters who count. */
  readonly raters: number;
  readonly lines: readonly PilotLine[];
  readonly components: readonly PilotComponent[];
  /** What it says nothing of, so that it stays assumed. */
  readonly assumed: readonly (keyof Components)[];
  /** Null where no time is known. */
  readonly secondsPerTask: number | null;
  /** Controls that no reading put below their source, and those that every one of two or more did. */
  readonly unnoticed: readonly PilotControl[];
  readonly obvious: readonly PilotControl[];
  readonly comments: readonly CommentRow[];
}

/** What slight controls cost on a line, in points of its scale; null where too few were read. */
export interface PilotLine {
  /** A criterion's key, or the name of comparisons. */
  readonly line: string;
  readonly label: LocalizedText | null;
  /** How far apart the ends of the scale are. */
  readonly range: number;
  readonly loss: number | null;
  /** D: the upper 95 % bound of it. */
  readonly d: number | null;
}

/** A component of variance, or what else a plan takes from a pilot, as one number. */
export interface PilotComponent {
  readonly name: Exclude<keyof Components, 'controlLoss' | 'secondsPerTask'>;
  readonly value: number;
  /** Within what it lies in nine of ten cases; null where that isn't known. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly assumed: boolean;
}

/** A control's text beside its source. */
export type PilotControl = Pick<
  StudyControl,
  'item' | 'criterion' | 'maker' | 'prompt' | 'text' | 'sourceSystem' | 'original'
>;

/**
 * What a pilot tells: while it is open how far it is, afterwards D, components and texts; see `pilotOf`.
 *
 * @param slug the pilot's, or that of the study whose latest it is
 * @throws AppError `not_found`
 */
export async function pilotResult(
  db: Database,
  slug: string,
  { now = new Date() }: { now?: Date } = {},
): Promise<PilotResult> {
  const { pilot, study } = await requirePilot(db, slug);
  const { blocks, judgments, raters, items } = await studyProgress(db, pilot.slug);
  const found = isOver(pilot) ? await pilotFound(db, pilot) : null;
  return {
    pilot: pilot.slug,
    name: pilot.name,
    state: pilot.state,
    study: { slug: study.slug, name: study.name, state: study.state },
    items,
    ratersPerItem: pilot.configuration.protocol.ratersPerItem,
    progress: {
      asked: blocks.asked,
      submitted: blocks.submitted,
      raters: raters.people + raters.simulated,
      judgments,
    },
    controls: await controlCounts(db, pilot),
    adopted: study.configuration.pilot?.study === pilot.slug,
    mayAdopt: found !== null && judgments > 0 && !isFrozen(study.state),
    token: isOver(pilot) ? null : await pilotToken(db, pilot.id, now),
    found,
  };
}

/** Whether a pilot's figures may be seen. */
export function isOver({ state }: Pick<Row<'studies'>, 'state'>): boolean {
  return state === 'closed' || state === 'decided';
}

/** What a closed pilot's judgments tell a plan, and how many people's they are. */
export async function readPilot(
  db: Executor,
  pilot: Row<'studies'>,
): Promise<{ told: Pilot; raters: number }> {
  const { tables } = await loadJudgedData(db, pilot);
  const counted = new Set(
    tables.raters.flatMap(({ rater, excludedBy }) => (excludedBy === null ? [rater] : [])),
  );
  const judged = new Set(
    analyses.all.flatMap(({ judging: { table } }) =>
      tables[table as keyof JudgedTables].map(({ rater }) => rater),
    ),
  );
  return {
    told: pilotOf(ruledStudy(pilot.configuration), tables),
    raters: [...judged].filter((rater) => counted.has(rater)).length,
  };
}

async function pilotFound(db: Database, pilot: Row<'studies'>): Promise<PilotFound> {
  // One moment of the study: tables, texts and comments agree.
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const { told, raters } = await readPilot(trx, pilot);
      const controls = await listControls(trx, pilot.slug);
      const { components, assumed } = told;
      return {
        closedAt: pilot.closed_at!.toISOString(),
        raters,
        lines: linesOf(pilot, told),
        components: componentsOf(told),
        assumed,
        secondsPerTask: assumed.includes('secondsPerTask') ? null : components.secondsPerTask,
        unnoticed: told.unnoticed.flatMap((text) => quoted(text, controls)),
        obvious: told.obvious.flatMap((text) => quoted(text, controls)),
        comments: await commentsOf(trx, pilot.id),
      };
    });
}

function linesOf({ configuration }: Row<'studies'>, { components, controlLoss }: Pilot): PilotLine[] {
  const { scores, comparisons } = askedOf(configuration);
  const { criteria } = configuration.protocol;
  const asked =
    scores.length > 0
      ? scores.map(({ name, range }) => ({ name, range }))
      : // A preference runs from −1 to +1, and D from indifference.
        comparisons.map(({ name }) => ({ name, range: 1 }));
  return asked.map(({ name, range }) => ({
    line: name,
    label: criteria.find(({ key }) => key === name)?.label ?? null,
    range,
    loss: components.controlLoss[name] ?? null,
    d: controlLoss[name] ?? null,
  }));
}

/** In the order in which plans tell of them. */
const NAMES = [
  ...(['item', 'rater', 'itemBySystem', 'raterBySystem', 'residual'] as const),
  ...(['criteriaCorrelation', 'controlSd', 'raterByControl', 'preferenceSd'] as const),
];

function componentsOf(told: Pilot): PilotComponent[] {
  const ranges: Readonly<Record<string, unknown>> = pilotRanges(told);
  return NAMES.map((name) => {
    const assumed = told.assumed.includes(name);
    const [lower, upper] = assumed
      ? [null, null]
      : ((ranges[name] as [number, number] | undefined) ?? [null, null]);
    return { name, value: told.components[name], lower, upper, assumed };
  });
}

function quoted({ item, system }: ControlText, controls: readonly StudyControl[]): PilotControl[] {
  const own = controls.find((control) => control.item === item && controlSystemName(control) === system);
  if (own === undefined) return [];
  const { criterion, maker, prompt, text, sourceSystem, original } = own;
  return [{ item, criterion, maker, prompt, text, sourceSystem, original }];
}
