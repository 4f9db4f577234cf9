import type { LocalizedText, Scale } from '#app/core/studies/criteria.ts';
import { DOSES, type Dose } from '#app/core/studies/dose.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import { controlCriteria } from '#app/core/tasks/controlCriteria.ts';
import { LEAST_CONTROLS } from '#app/core/studies/controlCounts.ts';
import { RULE_VERSION } from '#app/core/verdict/rule.ts';
import type { Executor } from '#db/database.ts';
import { listSeats } from '#db/queries/seats.ts';
import type { Row } from '#db/schema.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { controlDraft, type ControlDraft } from './controlDraft.ts';
import { listControls, type StudyControl } from './listControls.ts';

/** What of a study's controls is to be shown. */
export interface ControlsAsked {
  /** Without one, those of all; one that the study lacks is none. */
  readonly criterion?: string | undefined;
  readonly dose?: Dose | undefined;
  readonly page: number;
  /** Which item is drawn for a control that the lead writes, or of which id it is. */
  readonly write?: number | undefined;
  readonly item?: string | undefined;
}

/** A criterion with the controls that it has; all criteria together where texts are only compared. */
export interface ControlledLine {
  /** Null for comparisons. */
  readonly criterion: { readonly key: string; readonly label: LocalizedText } | null;
  readonly counts: Readonly<Record<Dose, number>>;
  readonly makers: readonly { readonly maker: string; readonly count: number }[];
  /** Slight ones, or texts of a worse system, without which it can't gate; null where controls gate nothing. */
  readonly least: number | null;
}

/** The controls of a study: how many of what kind, and a page of those asked for. */
export interface ControlsOverview {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly state: StudyState;
  /** Whether a panel's plan is there. */
  readonly panel: boolean;
  readonly lines: readonly ControlledLine[];
  /** With how many there are of each, of the dose and the criterion that are shown. */
  readonly criteria: readonly {
    readonly key: string;
    readonly label: LocalizedText;
    readonly count: number;
  }[];
  readonly doses: readonly { readonly dose: Dose; readonly count: number }[];
  readonly shown: {
    readonly criterion: string | null;
    readonly dose: Dose | null;
    readonly controls: readonly StudyControl[];
    readonly page: number;
    readonly pages: number;
  };
  /** Which ratings count as noticed; null where that decides nothing. */
  readonly range: {
    readonly key: string;
    readonly scale: Scale;
    readonly admissible: StudyControl['admissible'];
  } | null;
  readonly all: number;
  readonly problems: number;
  readonly writing: {
    readonly draft: ControlDraft | null;
    readonly asked: string | null;
    readonly next: number;
  } | null;
}

/** Controls of a page. */
const PAGE = 20;

/**
 * @throws AppError `not_found`
 */
export async function controlsOverview(
  db: Executor,
  slug: string,
  asked: ControlsAsked,
): Promise<ControlsOverview> {
  const study = await requireStudy(db, slug);
  const { name, state, configuration } = study;
  const controls = await listControls(db, slug);
  const known = controlCriteria(configuration.protocol);
  const criterion = known.find(({ key }) => key === asked.criterion);
  const dose = asked.dose ?? null;
  const isOf = (key: string | null, of: Dose | null) => (control: StudyControl) =>
    (key === null || harms(control, key)) && (of === null || control.dose === of);
  const keys = known.map(({ key }) => key);
  const chosen = controls
    .filter(isOf(criterion?.key ?? null, dose))
    .sort((a, b) => rank(a, keys) - rank(b, keys));
  const pages = Math.max(1, Math.ceil(chosen.length / PAGE));
  const page = Math.min(asked.page, pages);
  return {
    slug,
    name,
    question: configuration.question,
    state,
    panel: (await listSeats(db, study.id)).length > 0,
    lines: controlledLines(study, controls),
    criteria: known.map(({ key, label }) => ({
      key,
      label,
      count: controls.filter(isOf(key, dose)).length,
    })),
    doses: DOSES.map((one) => ({
      dose: one,
      count: controls.filter(isOf(criterion?.key ?? null, one)).length,
    })).filter((one) => one.count > 0 || one.dose === dose),
    shown: {
      criterion: criterion?.key ?? null,
      dose,
      controls: chosen.slice((page - 1) * PAGE, page * PAGE),
      page,
      pages,
    },
    range: rangeOf(study, criterion?.key, controls),
    all: controls.length,
    problems: controls.filter(({ problems }) => problems.length > 0).length,
    writing: await writingOf(db, study, asked),
  };
}

/** By criterion as the protocol has them, slight ones first; items keep their order. */
function rank({ criterion, dose }: StudyControl, criteria: readonly string[]): number {
  const place = criterion === null ? criteria.length : criteria.indexOf(criterion);
  return place * DOSES.length + DOSES.indexOf(dose);
}

/** The criteria of a study, each with the controls that it has, in the order of the protocol. */
export function controlledLines(
  { rule_version, configuration: { protocol } }: Row<'studies'>,
  controls: readonly StudyControl[],
): ControlledLine[] {
  const gating = rule_version !== 1;
  const usable = controls.filter(({ problems }) => problems.length === 0);
  const lineOf = (criterion: ControlledLine['criterion'], own: readonly StudyControl[]): ControlledLine => {
    const makers = new Map<string, number>();
    for (const { maker } of own) makers.set(maker, (makers.get(maker) ?? 0) + 1);
    const count = (dose: Dose) => own.filter((control) => control.dose === dose).length;
    return {
      criterion,
      counts: { slight: count('slight'), gross: count('gross'), system: count('system') },
      makers: [...makers].map(([maker, of]) => ({ maker, count: of })).sort((a, b) => b.count - a.count),
      least: gating ? LEAST_CONTROLS : null,
    };
  };
  if (protocol.criteria.length === 0) return [lineOf(null, usable)];
  return protocol.criteria.map(({ key, label }) =>
    lineOf(
      { key, label },
      usable.filter((control) => harms(control, key)),
    ),
  );
}

/** Whether a control counts for a criterion: a worse system's text without one for all. */
const harms = ({ criterion }: StudyControl, key: string) => criterion === null || criterion === key;

/** Only the first rule sets raters aside by ranges: of studies that haven't opened, while it is today's. */
function rangeOf(
  { rule_version, configuration: { protocol } }: Row<'studies'>,
  key: string | undefined,
  controls: readonly StudyControl[],
): ControlsOverview['range'] {
  const rule: number = rule_version ?? RULE_VERSION;
  const criterion = protocol.criteria.find((one) => one.key === key);
  const first = controls.find((control) => control.criterion === key && control.dose === 'gross');
  if (rule !== 1 || criterion === undefined || first === undefined) return null;
  return { key: criterion.key, scale: criterion.scale, admissible: first.admissible };
}

async function writingOf(
  db: Executor,
  study: Row<'studies'>,
  { write, item }: ControlsAsked,
): Promise<ControlsOverview['writing']> {
  if (write === undefined || (study.state !== 'draft' && study.state !== 'ready')) return null;
  return {
    draft: await controlDraft(db, study, { item, turn: write }),
    asked: item ?? null,
    next: write + 1,
  };
}
