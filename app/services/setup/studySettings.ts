import { askedOf } from '#app/core/verdict/judging/asked.ts';
import { ASSUMED_CONTROL_LOSS, ASSUMED_PREFERENCE_LOSS } from '#app/core/verdict/judging/settings.ts';
import { FIRST_RULE_VERSION, RULE_VERSION } from '#app/core/verdict/rule.ts';
import { EXTENSION_BATCH, PILOT_BATCH } from '#app/core/studies/batches.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import { isFrozen, type StudyState } from '#app/core/studies/lifecycle.ts';
import { STUDY_MEASURES, type StudyMeasureName } from '#app/core/measures/registry.ts';
import { measuresOf } from '#app/core/studies/measures.ts';
import { RULE_1_FLOORS, SEVERE_LOSSES_LINE, type PeopleRole } from '#app/core/studies/ruleSettings.ts';
import type { Executor } from '#db/database.ts';
import { itemsOfBatches } from '#db/queries/items.ts';
import { findStudyById } from '#db/queries/studies.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { setupFacts, type ItemCounts } from './setupFacts.ts';

/** A study's whole set-up, as the page shows it whatever the study's state. */
export interface StudySettings {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly state: StudyState;
  /** Since when it is frozen, ISO 8601; null where it isn't. */
  readonly frozenAt: string | null;
  /** Whether it may still be changed. */
  readonly changeable: boolean;
  /** The rule by which it is judged, or would be if it opened now. */
  readonly rule: number;
  readonly version: string;
  /** The study that it is a pilot of. */
  readonly pilotOf: { readonly slug: string; readonly name: string } | null;
  readonly configuration: StudyConfiguration;
  readonly items: ItemsSummary;
  readonly people: readonly PeopleLine[];
  readonly floors: { readonly alpha?: number; readonly ac2?: number; readonly reliability?: number };
  readonly measures: readonly MeasureRow[];
}

/** What a study's items are like, and how many of them are not asked about from the beginning. */
export interface ItemsSummary extends ItemCounts {
  /** Held back for an extension, and left to a pilot alone. */
  readonly held: number;
  readonly left: number;
}

/** What a line of people counts for, with its margins in the line's unit. */
export interface PeopleLine {
  readonly name: string;
  readonly role: PeopleRole;
  readonly unit: string;
  readonly accept: number;
  readonly limit: number;
  /** Accept as a share of the scale's range; null where the line has no scale. */
  readonly share: number | null;
  /** What a slight fault costs, and the share of it that may be lost; null where the line has no gate. */
  readonly gate: { readonly d: number; readonly assumed: boolean; readonly theta: number } | null;
}

/** A measure that a study shows. */
export interface MeasureRow {
  readonly name: string;
  readonly votes: boolean;
  /** Null for one that doesn't vote, or has no margin. */
  readonly margin: { readonly accept: number; readonly limit: number; readonly unit: string } | null;
  /** Of a custom one, whose scores are imported; null for the others. */
  readonly custom: { readonly direction: 'higher' | 'lower'; readonly unit: string } | null;
}

/** @throws AppError `not_found` */
export async function studySettings(db: Executor, slug: string): Promise<StudySettings> {
  const study = await requireStudy(db, slug);
  const { name, state, configuration, opened_at: opened, pilot_of } = study;
  const { items, version } = await setupFacts(db, study);
  const batches = await itemsOfBatches(db, study.id);
  const rule = study.rule_version ?? (opened === null ? RULE_VERSION : FIRST_RULE_VERSION);
  const piloted = pilot_of === null ? undefined : await findStudyById(db, pilot_of);
  return {
    slug,
    name,
    question: configuration.question,
    state,
    frozenAt: opened?.toISOString() ?? null,
    changeable: !isFrozen(state),
    rule,
    version,
    pilotOf: piloted === undefined ? null : { slug: piloted.slug, name: piloted.name },
    configuration,
    items: {
      ...items,
      held: batches.get(EXTENSION_BATCH) ?? 0,
      left: batches.get(PILOT_BATCH) ?? 0,
    },
    people: peopleLines(configuration),
    floors: floorsOf(configuration, rule),
    measures: measureRows(configuration),
  };
}

/** The lines of people with what each counts for, by default too. */
function peopleLines(configuration: StudyConfiguration): PeopleLine[] {
  const { lines, gates, margins } = configuration;
  const { scores, comparisons } = askedOf(configuration);
  const gateOf = (name: string, accept: number, assumed: number) => {
    const d = gates.controlLoss[name] ?? assumed;
    return { d, assumed: gates.controlLoss[name] === undefined, theta: Math.min(gates.theta, accept / d) };
  };
  const usual = scores.length === 0 ? 'must-pass' : 'guardrail';
  const severe = scores.some(({ severeFrom }) => severeFrom !== null);
  return [
    ...scores.map(({ name, unit, accept, limit, range }): PeopleLine => ({
      name,
      role: lines[name] ?? 'must-pass',
      unit,
      accept,
      limit,
      share: accept / range,
      gate: gateOf(name, accept, ASSUMED_CONTROL_LOSS * range),
    })),
    ...comparisons.map(({ name, accept, limit }): PeopleLine => {
      const role = lines[name] ?? usual;
      const gate = role === 'must-pass' ? gateOf(name, accept, ASSUMED_PREFERENCE_LOSS) : null;
      return { name, role, unit: 'share', accept, limit, share: null, gate };
    }),
    ...(severe
      ? [
          {
            name: SEVERE_LOSSES_LINE,
            role: lines[SEVERE_LOSSES_LINE] ?? ('guardrail' as const),
            unit: 'share',
            ...margins.severeLosses,
            share: null,
            gate: null,
          },
        ]
      : []),
  ];
}

/** The floors of agreement; the first rule had some where a study named none. */
function floorsOf({ gates }: StudyConfiguration, rule: number): StudySettings['floors'] {
  const { alpha, ac2, reliability } = gates;
  const chosen = {
    ...(alpha !== undefined && { alpha }),
    ...(ac2 !== undefined && { ac2 }),
    ...(reliability !== undefined && { reliability }),
  };
  return rule === FIRST_RULE_VERSION ? { ...RULE_1_FLOORS, ...chosen } : chosen;
}

function measureRows(configuration: StudyConfiguration): MeasureRow[] {
  const { voters, margins, customMeasures = [] } = configuration;
  // Without an encoder there is nothing of it to be seen.
  const shown = measuresOf(configuration).filter(
    ({ madeOf }) => madeOf !== 'meanings' || configuration.bertscore !== undefined,
  );
  return shown.map(({ name }): MeasureRow => {
    const votes = voters.includes(name);
    const custom = customMeasures.find((measure) => measure.name === name);
    if (custom !== undefined) {
      const { direction, unit, margin } = custom;
      const own = margin === undefined ? null : { ...margin, unit };
      return { name, votes, margin: votes ? own : null, custom: { direction, unit } };
    }
    const vote = votes ? STUDY_MEASURES[name as StudyMeasureName].vote : null;
    if (vote === null) return { name, votes, margin: null, custom: null };
    const { accept, limit } = vote.margin.field === null ? vote.margin : margins[vote.margin.field];
    // A growth is written as a share and compared as a logarithm.
    const inUnit = vote.comparison === 'log-ratio' ? Math.log1p : (loss: number) => loss;
    const margin = { accept: inUnit(accept), limit: inUnit(limit), unit: vote.unit };
    return { name, votes, margin, custom: null };
  });
}
