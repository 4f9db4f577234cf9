import { verdictLevel } from '../level.ts';
import { agreementOn, type RuleAgreement } from './agreement.ts';
import { comparedControls, controlTexts, ratedControls, type AskedOfControls } from './controlReadings.ts';
import type { Compared, Counted } from './counted.ts';
import { askedOf, type Asked } from './asked.ts';
import { identicalItems, preferenceDifferences, valueDifferences, type Found } from './differences.ts';
import { sensitivityGate, type GateControls, type SensitivityGate } from './gate.ts';
import type { AskedScore } from '../../evidence/kindJudging.ts';
import { SEVERE_LOSSES_LINE } from '../../studies/ruleSettings.ts';
import type { Includes } from './included.ts';
import { foundLine, meanRatingFloor, severeLine, type LineHead, type RuleLine } from './lines.ts';
import { heldAgainst, meanGrossLoss, type Unfinished } from './missing.ts';
import {
  ASSUMED_CONTROL_LOSS,
  ASSUMED_PREFERENCE_LOSS,
  type PeopleRole,
  type RuledStudy,
} from './settings.ts';
import type { TextTables } from './tables.ts';
import type { Dose } from '../../studies/dose.ts';

/** A study whose judgments are counted, and the candidate in question. */
export interface Question {
  readonly study: RuledStudy;
  readonly tables: TextTables;
  readonly counted: Counted;
  readonly baseline: string;
  readonly candidate: string;
}

/** What people say of one candidate. */
export interface PeopleEvidence {
  readonly lines: readonly RuleLine[];
  readonly sensitivity: readonly SensitivityGate[];
  /** What was found on each criterion, the range of its values beside. */
  readonly found: readonly {
    readonly range: number;
    readonly rows: readonly Found[];
  }[];
  readonly preferences: readonly Found[];
}

/** The level of every interval of people that a study's verdict rests on, at this analysis of it. */
export function levelOf(
  { configuration, sequence }: RuledStudy,
  tables: Pick<TextTables, 'systems'>,
): number {
  return verdictLevel(candidatesIn(tables), configuration.looks, sequence);
}

/** That of measures: a look has all of their texts as the closing has, and costs them nothing. */
export function measureLevelOf({ configuration }: RuledStudy, tables: Pick<TextTables, 'systems'>): number {
  return verdictLevel(candidatesIn(tables), configuration.looks);
}

function candidatesIn({ systems }: Pick<TextTables, 'systems'>): number {
  return systems.filter(({ role }) => role === 'candidate').length;
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
  const { study, tables, counted, candidate } = question;
  const { protocol, floors } = study.configuration;
  const asked = askedOf(study.configuration);
  const level = levelOf(study, tables);
  const identical = identicalItems(tables.outputs, counted.itemOf, question);
  const grossLoss = unfinished.length === 0 ? 0 : grossLossOf(question, includes);
  const against = (rows: readonly Found[], loss: number): Found[] =>
    unfinished.length === 0
      ? [...rows]
      : [...rows, ...heldAgainst(unfinished, rows, question, loss, includes)];

  const found = asked.scores.map((score) => {
    const rows = valueDifferences(counted, score.name, question, includes);
    return { ...score, rows: against(rows, grossLoss * score.range) };
  });
  const lines: RuleLine[] = [];
  const sensitivity: SensitivityGate[] = [];
  for (const score of found) {
    const { rows } = score;
    const gate = scoreGate(question, score, rows, includes);
    sensitivity.push(gate);
    lines.push(scoreLine(question, score, gate, (head) => foundLine(head, rows, identical, level)));
  }

  const preferences: Found[] = [];
  for (const { name, accept, limit } of asked.comparisons) {
    const compared = counted.compared.get(name) ?? [];
    const usual = asked.scores.length === 0 ? 'must-pass' : 'guardrail';
    const role: PeopleRole = study.settings.lines[name] ?? usual;
    const rows = against(preferenceDifferences(counted, compared, question, identical, includes), 1);
    preferences.push(...rows);
    const head: LineHead = { kind: name, name, role, unit: 'share', accept, limit };
    lines.push(foundLine(head, rows, identical, level));
    if (role === 'must-pass') {
      sensitivity.push(comparisonGate(question, { name, accept, compared }, rows, includes));
    }
  }

  if (found.some(({ severeFrom }) => severeFrom !== null)) {
    lines.push(severeLine(severeHead(study), found, level));
  }
  if (asked.scores.length > 0) {
    if (floors.meanRating !== undefined) {
      const criteria = new Set(protocol.criteria.map(({ key }) => key));
      lines.push(meanRatingFloor(counted, criteria, candidate, floors.meanRating, includes, level));
    }
  }
  return { lines, sensitivity, found, preferences };
}

/** Whether raters could have seen a loss of what texts get values on. */
function scoreGate(
  question: Question,
  score: Asked['scores'][number],
  rows: readonly Found[],
  includes: Includes,
): SensitivityGate {
  const { name, accept, range } = score;
  const { study, tables } = question;
  const { controlLoss, theta } = study.settings.gates;
  const d = controlLoss[name] ?? ASSUMED_CONTROL_LOSS * range;
  return sensitivityGate({ criterion: name, accept, d, theta, level: levelOf(study, tables) }, rows, {
    slight: ratedOf(question, score, 'slight', includes),
    system: ratedOf(question, score, 'system', includes),
  });
}

/** The line of what texts get values on: a guardrail where too few controls show what its raters see. */
function scoreLine(
  { study }: Question,
  { name, unit, accept, limit }: AskedScore,
  gate: SensitivityGate,
  line: (head: LineHead) => RuleLine,
): RuleLine {
  const chosen = study.settings.lines[name] ?? 'must-pass';
  const head = { kind: 'criterion', name, unit, accept, limit } as const;
  if (chosen !== 'must-pass' || gate.gates) return line({ ...head, role: chosen });
  const found = line({ ...head, role: 'guardrail' });
  return { ...found, notes: [...found.notes, { kind: 'few-controls', controls: gate.controls }] };
}

/** Whether raters who compare could have seen a loss. */
function comparisonGate(
  question: Question,
  {
    name,
    accept,
    compared,
  }: { readonly name: string; readonly accept: number; readonly compared: readonly Compared[] },
  rows: readonly Found[],
  includes: Includes,
): SensitivityGate {
  const { study, tables } = question;
  const { controlLoss, theta } = study.settings.gates;
  const d = controlLoss[name] ?? ASSUMED_PREFERENCE_LOSS;
  return sensitivityGate({ criterion: name, accept, d, theta, level: levelOf(study, tables) }, rows, {
    slight: comparedOf(question, compared, 'slight', includes),
    system: comparedOf(question, compared, 'system', includes),
  });
}

function severeHead({ settings }: RuledStudy): LineHead {
  const name = SEVERE_LOSSES_LINE;
  const role = settings.lines[name] ?? 'guardrail';
  return { kind: name, name, role, unit: 'share', ...settings.margins.severeLosses };
}

function ratedOf(
  { counted, tables }: Question,
  asked: AskedOfControls,
  dose: Dose,
  includes: Includes,
): GateControls {
  return {
    texts: controlTexts(tables, asked, dose),
    readings: ratedControls(counted, tables, asked, dose, includes),
  };
}

/** Controls that are compared: those of which a pair with their source was shown to anybody. */
function comparedOf(
  { counted, tables }: Question,
  rows: readonly Compared[],
  dose: Dose,
  includes: Includes,
): GateControls {
  const readings = comparedControls(counted, rows, tables, dose, () => true);
  return {
    texts: new Set(readings.map(({ system, item }) => `${item} ${system}`)).size,
    readings: comparedControls(counted, rows, tables, dose, includes),
  };
}

/** This study's mean drop on gross controls, as a share of the scale's range. */
function grossLossOf({ study, tables, counted }: Question, includes: Includes): number {
  const shares = askedOf(study.configuration).scores.flatMap((score) =>
    ratedControls(counted, tables, score, 'gross', includes).map(({ item, rater, difference }) => ({
      item,
      rater,
      difference: difference / score.range,
    })),
  );
  return meanGrossLoss(shares);
}

/** How far raters agree, by criterion. */
export function agreementEvidence(question: Question, includes: Includes): RuleAgreement[] {
  const { study, tables, counted, baseline, candidate } = question;
  const { resamples, seed } = study.configuration;
  const systems = new Set([
    baseline,
    candidate,
    ...tables.systems.flatMap(({ system, role }) => (role === 'control' ? [system] : [])),
  ]);
  return askedOf(study.configuration).scores.flatMap(({ name, points }) => {
    if (points === null) return [];
    const resampling = {
      level: levelOf(study, tables),
      samples: resamples,
      seed: `${seed}/agreement/${candidate}/${name}`,
    };
    const scale = { name, points };
    return [agreementOn(scale, counted, tables.outputs, systems, includes, study.settings.gates, resampling)];
  });
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
