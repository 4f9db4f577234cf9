import type { ControlRecord } from '#app/core/quality/controls.ts';
import type { Report, RetentionGate, SensitivityGate } from '#app/core/reports/report.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import { provenanceWarnings, type SystemProvenance } from '#app/core/studies/provenance.ts';
import type { StudyWarning } from '#app/core/studies/warnings.ts';
import type { ImpossiblePace, JoinBurst } from '#db/queries/joinAttempts.ts';
import type { RaterStanding } from '#db/queries/quality.ts';

export interface WarningInput extends RaterWarningInput {
  /** How the systems' outputs came about. */
  readonly provenances?: readonly SystemProvenance[];
  /** How many controls the study has. */
  readonly controls: number;
  /** The study's analysis where it is closed and has one. */
  readonly report: Pick<Report, 'criteria' | 'verdict'> | null;
}

export interface RaterWarningInput {
  readonly state: StudyState;
  readonly configuration: Pick<StudyConfiguration, 'protocol' | 'exclusion'>;
  readonly raters: readonly Pick<RaterStanding, 'rater' | 'excludedBy'>[];
  /** How raters did on controls, by rater. */
  readonly records: ReadonlyMap<string, ControlRecord>;
  readonly bursts: readonly JoinBurst[];
  readonly paces: readonly ImpossiblePace[];
}

/** Controls after which a rater who misses most of them is worth a look, before the exclusion rule can speak. */
const EARLY_CONTROLS = 3;

/** Within how many minutes how many joins by one link are worth a look: a class does that, and so does a script. */
export const BURST_MINUTES = 10;
export const BURST_JOINS = 10;
/** Characters a second: more than twice what practised people skim, in any script. */
export const IMPOSSIBLE_PACE = 150;
/** Judgments at such a pace that are more than a slip. */
export const IMPOSSIBLE_TASKS = 5;

/**
 * What a lead should know about a study that has been opened, most important first. Nothing in it tells an
 * estimate while the study is open.
 */
export function studyWarnings(input: WarningInput): StudyWarning[] {
  const { controls, report, provenances = [] } = input;
  return [
    ...(report !== null && controls > 0 ? insensitiveCriteria(report) : []),
    ...(controls === 0 ? [{ kind: 'no-controls' } as const] : []),
    ...provenanceWarnings(provenances),
    ...raterWarnings(input),
  ];
}

/** What of it is about raters: who fails controls, who came in a burst or can't have read, and too few. */
export function raterWarnings({
  state,
  configuration: { protocol, exclusion },
  raters,
  records,
  bursts,
  paces,
}: RaterWarningInput): StudyWarning[] {
  const warnings: StudyWarning[] = [];
  const running = state === 'open' || state === 'paused';
  const panel = protocol.strategy === 'panel';
  for (const { rater, excludedBy } of raters) {
    const { seen, failed } = records.get(rater) ?? { seen: 0, failed: 0 };
    const figures = { panel, rater, failed, seen };
    if (excludedBy === 'rule') warnings.push({ kind: 'rater-excluded', ...figures });
    else if (
      excludedBy === null &&
      running &&
      seen >= EARLY_CONTROLS &&
      failed / seen > exclusion.mostFailedShare
    )
      warnings.push({ kind: 'rater-failing', ...figures });
  }
  if (running) {
    for (const burst of bursts) warnings.push({ kind: 'join-burst', ...burst, minutes: BURST_MINUTES });
  }
  for (const pace of paces) warnings.push({ kind: 'impossible-pace', ...pace });
  const rating = raters.filter(({ excludedBy }) => excludedBy === null).length;
  const needed = protocol.ratersPerItem;
  // Where nobody has come yet, the page says so by itself.
  if (running && raters.length > 0 && rating < needed)
    warnings.push({ kind: 'few-raters', raters: rating, needed, panel });
  return warnings;
}

/** The measures that vote and lack scores of a system, before the study opens and they can't get any more. */
export function scoreWarnings(
  measures: readonly {
    readonly name: string;
    readonly votes: boolean;
    readonly scored: readonly { readonly system: string; readonly outputs: number }[];
  }[],
  items: number,
): StudyWarning[] {
  return measures.flatMap(({ name, votes, scored }) =>
    scored.flatMap(({ system, outputs }): StudyWarning[] =>
      votes && outputs < items
        ? [{ kind: 'scores-missing', measure: name, system, scored: outputs, of: items }]
        : [],
    ),
  );
}

/**
 * Whether raters saw the harm of a criterion's controls. By rule 2 a gate also fails where a candidate is as bad as its
 * controls, which says nothing of raters, and isn't asked where there are too few.
 */
function wasSeen(gate: SensitivityGate | RetentionGate): boolean {
  return 'fault' in gate ? gate.fault !== 'not-seen' && gate.fault !== 'maker-not-seen' : gate.passed;
}

/** Criteria by which raters did not see the controls' harm, for any candidate's verdict. */
function insensitiveCriteria({ verdict, criteria }: Pick<Report, 'verdict' | 'criteria'>): StudyWarning[] {
  const failed = new Set(
    verdict.candidates.flatMap(({ gates }) =>
      gates.sensitivity.flatMap((gate) => (wasSeen(gate) ? [] : [gate.criterion])),
    ),
  );
  return criteria
    .filter(({ key }) => failed.has(key))
    .map(({ label }) => ({ kind: 'insensitive-criterion', criterion: label }));
}
