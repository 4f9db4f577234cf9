import { verdictLevel } from '../level.ts';
import { agreementOn, type RuleAgreement } from './agreement.ts';
import { comparedControls, controlTexts, ratedControls } from './controlReadings.ts';
import type { Counted } from './counted.ts';
import { identicalItems, preferenceDifferences, ratingDifferences, type Found } from './differences.ts';
import { sensitivityGate, type GateControls, type SensitivityGate } from './gate.ts';
import type { Includes } from './included.ts';
import { foundLine, meanRatingFloor, severeLine, type LineHead, type RuleLine } from './lines.ts';
import { heldAgainst, meanGrossLoss, type Unfinished } from './missing.ts';
import {
  ASSUMED_CONTROL_LOSS,
  ASSUMED_PREFERENCE_LOSS,
  type PeopleRole,
  type RuledStudy,
} from './settings.ts';
import type { VerdictTables } from './tables.ts';
import type { Dose } from '../../studies/dose.ts';

/** A study whose judgments are counted, and the candidate in question. */
export interface Question {
  readonly study: RuledStudy;
  readonly tables: VerdictTables;
  readonly counted: Counted;
  readonly baseline: string;
  readonly candidate: string;
}

/** What people say of one candidate. */
export interface PeopleEvidence {
  readonly lines: readonly RuleLine[];
  readonly sensitivity: readonly SensitivityGate[];
  /** What was found on each criterion, its scale's range in points beside. */
  readonly found: readonly {
    readonly key: string;
    readonly range: number;
    readonly rows: readonly Found[];
  }[];
  readonly preferences: readonly Found[];
}

/** The level of every interval of a study's verdict. */
export function levelOf({ configuration }: RuledStudy, tables: VerdictTables): number {
  const candidates = tables.systems.filter(({ role }) => role === 'candidate').length;
  return verdictLevel(candidates, configuration.looks);
}

/**
 * Lines and gates from the judgments that count.
 *
 * @param unfinished blocks that are held against the system seen last; none for what was found
 */
export function peopleEvidence(
  question: Question,
  includes: Includes,
  unfinished: readonly Unfinished[] = [],
): PeopleEvidence {
  const { study, tables, counted } = question;
  const { protocol, margins, floors } = study.configuration;
  const { lines: roles, gates, margins: more } = study.settings;
  const level = levelOf(study, tables);
  const identical = identicalItems(tables.outputs, counted.itemOf, question);
  const grossLoss = unfinished.length === 0 ? 0 : grossLossOf(question, includes);
  const against = (rows: readonly Found[], loss: number): Found[] =>
    unfinished.length === 0
      ? [...rows]
      : [...rows, ...heldAgainst(unfinished, rows, question, loss, includes)];

  const asked = comparisonsAsked(question);
  const found = protocol.criteria.map(({ key, scale }) => {
    const range = scale - 1;
    const rows = against(ratingDifferences(counted, key, question, includes), grossLoss * range);
    return { key, range, rows };
  });
  const sensitivity: SensitivityGate[] = [];
  const lines: RuleLine[] = [];
  for (const { key, range, rows } of found) {
    const accept = margins.criteria.accept * range;
    const gate = sensitivityGate(
      {
        criterion: key,
        accept,
        d: gates.controlLoss[key] ?? ASSUMED_CONTROL_LOSS * range,
        theta: gates.theta,
        level,
      },
      rows,
      {
        slight: ratedOf(question, key, 'slight', includes),
        system: ratedOf(question, key, 'system', includes),
      },
    );
    sensitivity.push(gate);
    const chosen = roles[key] ?? 'must-pass';
    const head: LineHead = {
      kind: 'criterion',
      name: key,
      role: chosen === 'must-pass' && !gate.gates ? 'guardrail' : chosen,
      unit: 'points',
      accept,
      limit: margins.criteria.limit * range,
    };
    const line = foundLine(head, rows, identical, level);
    lines.push(
      chosen === 'must-pass' && !gate.gates
        ? { ...line, notes: [...line.notes, { kind: 'few-controls', controls: gate.controls }] }
        : line,
    );
  }

  const preferences: Found[] = [];
  for (const { name, rows: compared } of asked) {
    const alone = protocol.criteria.length === 0;
    const role: PeopleRole = roles[name] ?? (alone ? 'must-pass' : 'guardrail');
    const rows = against(preferenceDifferences(counted, compared, question, identical, includes), 1);
    preferences.push(...rows);
    const head: LineHead = { kind: name, name, role, unit: 'share', ...margins.preference };
    lines.push(foundLine(head, rows, identical, level));
    if (role !== 'must-pass') continue;
    sensitivity.push(
      sensitivityGate(
        {
          criterion: name,
          accept: margins.preference.accept,
          d: gates.controlLoss[name] ?? ASSUMED_PREFERENCE_LOSS,
          theta: gates.theta,
          level,
        },
        rows,
        {
          slight: comparedOf(question, compared, 'slight', includes),
          system: comparedOf(question, compared, 'system', includes),
        },
      ),
    );
  }

  if (protocol.criteria.length > 0) {
    const head: LineHead = {
      kind: 'severe-losses',
      name: 'severe-losses',
      role: roles['severe-losses'] ?? 'guardrail',
      unit: 'share',
      ...more.severeLosses,
    };
    lines.push(severeLine(head, found, level));
    if (floors.meanRating !== undefined) {
      lines.push(meanRatingFloor(counted, question.candidate, floors.meanRating, includes, level));
    }
  }
  return { lines, sensitivity, found, preferences };
}

function ratedOf({ counted, tables }: Question, key: string, dose: Dose, includes: Includes): GateControls {
  return {
    texts: controlTexts(tables, key, dose),
    readings: ratedControls(counted, tables, key, dose, includes),
  };
}

/** Controls that are compared: those of which a pair with their source was shown to anybody. */
function comparedOf(
  { counted, tables }: Question,
  rows: Counted['pairs'],
  dose: Dose,
  includes: Includes,
): GateControls {
  const readings = comparedControls(counted, rows, tables, dose, () => true);
  return {
    texts: new Set(readings.map(({ system, item }) => `${item} ${system}`)).size,
    readings: comparedControls(counted, rows, tables, dose, includes),
  };
}

/** The comparisons that a study asks for, by the name of their line. */
function comparisonsAsked({ study, counted }: Question) {
  const { pairwise, ranking } = study.configuration.protocol;
  return [
    ...(pairwise === false ? [] : [{ name: 'preference' as const, rows: counted.pairs }]),
    ...(ranking === false ? [] : [{ name: 'ranking' as const, rows: counted.ranked }]),
  ];
}

/** This study's mean drop on gross controls, as a share of the scale's range. */
function grossLossOf({ study, tables, counted }: Question, includes: Includes): number {
  const shares = study.configuration.protocol.criteria.flatMap(({ key, scale }) =>
    ratedControls(counted, tables, key, 'gross', includes).map(({ item, rater, difference }) => ({
      item,
      rater,
      difference: difference / (scale - 1),
    })),
  );
  return meanGrossLoss(shares);
}

/** How far raters agree, by criterion. */
export function agreementEvidence(question: Question, includes: Includes): RuleAgreement[] {
  const { study, tables, counted, baseline, candidate } = question;
  const { protocol, resamples, seed } = study.configuration;
  const systems = new Set([
    baseline,
    candidate,
    ...tables.systems.flatMap(({ system, role }) => (role === 'control' ? [system] : [])),
  ]);
  return protocol.criteria.map((criterion) =>
    agreementOn(criterion, counted, tables.outputs, systems, includes, study.settings.gates, {
      level: levelOf(study, tables),
      samples: resamples,
      seed: `${seed}/agreement/${candidate}/${criterion.key}`,
    }),
  );
}

/** People's mean candidate − baseline by item, of items whose texts differ: ratings as shares of their range, or preferences. */
export function peopleByItem(
  question: Question,
  { found, preferences }: PeopleEvidence,
): Map<string, number> {
  const { counted, tables } = question;
  const identical = identicalItems(tables.outputs, counted.itemOf, question);
  const rows =
    found.length === 0
      ? preferences
      : found.flatMap(({ rows: own, range }) =>
          own.map(({ item, rater, difference }) => ({ item, rater, difference: difference / range })),
        );
  const sums = new Map<number, { sum: number; count: number }>();
  for (const { item, difference } of rows) {
    if (identical.has(item)) continue;
    const own = sums.get(item) ?? { sum: 0, count: 0 };
    sums.set(item, { sum: own.sum + difference, count: own.count + 1 });
  }
  return new Map([...sums].map(([item, { sum, count }]) => [counted.items[item]!, sum / count]));
}
