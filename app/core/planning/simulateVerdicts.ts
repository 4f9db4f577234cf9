import { createRandom, type Random } from '../shared/random.ts';
import { normalQuantile } from '../statistics/distributions.ts';
import { entryOf } from '../shared/entryOf.ts';
import { askedOf } from '../verdict/judging/asked.ts';
import type { Compared, Counted, Reading } from '../verdict/judging/counted.ts';
import { decideByRetention, type RuleDecision } from '../verdict/judging/decide.ts';
import { peopleEvidence } from '../verdict/judging/evidence.ts';
import type { RuledStudy } from '../verdict/judging/settings.ts';
import type { JudgedOutput, JudgedSystem, TextTables } from '../verdict/judging/tables.ts';
import type { Components } from './components.ts';
import { sizesOf, type Design } from './design.ts';
import { firstRange, type PlannedLine, type PlanQuestion } from './question.ts';

type Decision = RuleDecision['decision'];

/** Where the middle of ratings lies, as a share of the scale's range. */
const LEVEL = 0.7;
/** What rounding to whole points adds to the variance of a rating. */
const ROUNDING = 1 / 12;

/**
 * How studies of a size end when every rating is drawn and the verdict's own functions judge them: lines, gates,
 * guardrails and the steps of its rule. Slow and without assumptions about intervals, it is for sizes at which
 * `outcomesOf` is rough, and to check it. Nobody is set aside, nothing is skipped and measures don't vote.
 *
 * @param studies how many
 * @returns the share of each decision on the first candidate, which is equal
 */
export function simulateVerdicts(
  study: RuledStudy,
  question: PlanQuestion,
  components: Components,
  design: Design,
  studies: number,
  seed = 'plan',
): Readonly<Record<Decision, number>> {
  const shares: Record<Decision, number> = {
    ship: 0,
    'ship-with-caution': 0,
    hold: 0,
    'do-not-ship': 0,
    'needs-people': 0,
  };
  const baseline = study.configuration.systems.find(({ role }) => role === 'baseline')!.name;
  const candidate = study.configuration.systems.find(({ role }) => role === 'candidate')!.name;
  for (let number = 0; number < studies; number++) {
    const random = createRandom(`${seed}/${number}`);
    const drawn = drawnStudy(study, question, components, design, random);
    const { lines, sensitivity } = peopleEvidence({ study, ...drawn, baseline, candidate }, () => true);
    const { decision } = decideByRetention({
      lines,
      sensitivity,
      agreement: [],
      asideShare: 0,
      tipped: null,
    });
    shares[decision] += 1 / studies;
  }
  return shares;
}

interface DrawnText {
  readonly system: string;
  /** By criterion, in points about the level. */
  readonly worth: readonly number[];
  readonly source: number | null;
  /** The criterion that a control harms, and how much. */
  readonly harmed: number | null;
}

/** What raters of a study of this size say, with the tables of what they said it of. */
function drawnStudy(
  study: RuledStudy,
  question: PlanQuestion,
  components: Components,
  design: Design,
  random: Random,
): { readonly tables: TextTables; readonly counted: Counted } {
  const { systems: configured } = study.configuration;
  const { scores } = askedOf(study.configuration);
  const first = firstRange(study);
  const units = scores.map(({ range }) => range / first);
  const rho = components.criteriaCorrelation;
  const together = (deviation: number) => {
    const shared = random.normal();
    return units.map(
      (unit) => unit * deviation * (Math.sqrt(rho) * shared + Math.sqrt(1 - rho) * random.normal()),
    );
  };
  const names = [...configured].sort((a) => (a.role === 'baseline' ? -1 : 1)).map(({ name }) => name);
  const gated = question.lines.flatMap(({ kind, name, gate }) =>
    gate === null || kind !== 'criterion'
      ? []
      : [{ at: scores.findIndex((score) => score.name === name), gate }],
  );
  const makers = gated.flatMap(({ at, gate }) =>
    [1, 2].map((which) => ({ system: `slight ${scores[at]!.name} ${which}`, at, gate, which })),
  );
  const controls = new Map<number, (typeof makers)[number][]>();
  const places = random.shuffle(Array.from({ length: design.items }, (_, item) => item));
  let place = 0;
  for (const maker of makers) {
    const count = Math.floor((maker.gate.controls + maker.which - 1) / 2);
    for (let k = 0; k < count; k++) {
      const item = places[place++ % places.length]!;
      controls.set(item, [...(controls.get(item) ?? []), maker]);
    }
  }
  const people = Array.from({ length: design.raters }, () => ({
    severity: together(components.rater),
    views: names.map(() => together(components.raterBySystem)),
    ofControls: makers.map(({ at }) => units[at]! * components.raterByControl * random.normal()),
  }));
  const residuals = scores.map(({ points }, index) => {
    const variance = (components.residual * units[index]!) ** 2;
    return Math.sqrt(points === null ? variance : Math.max(0.01, variance - ROUNDING));
  });
  const readings = scores.map(() => new Map<string, Map<number, Reading>>());
  const compared: Compared[] = [];
  const outputs: JudgedOutput[] = [];
  const order = random.shuffle(people.map((_, index) => index));
  const { ratersPerItem } = sizesOf(question, design);
  const shared = Math.ceil(question.overlap * design.items);
  const comparison = question.lines.find(({ kind }) => kind !== 'criterion');
  const comparing = comparison && comparisonOf(comparison, people.length, random);
  let next = 0;
  for (let item = 0; item < design.items; item++) {
    const name = `i${item}`;
    const ofItem = together(components.item);
    const texts: DrawnText[] = names.map((system) => {
      const own = together(components.itemBySystem);
      return { system, worth: ofItem.map((v, c) => v + own[c]!), source: null, harmed: null };
    });
    const own = controls.get(item) ?? [];
    for (const { system, at, gate } of own) {
      const source = random.integer(names.length);
      const lost = gate.loss + Math.sqrt(gate.parts.items) * random.normal();
      const worth = texts[source]!.worth.map((v, c) => (c === at ? v - lost : v));
      texts.push({ system, worth, source, harmed: at });
    }
    for (const { system, source } of texts) {
      outputs.push({
        item: name,
        system,
        sourceSystem: source === null ? null : names[source]!,
        sharedTextId: null,
      });
    }
    const effect = comparing?.ofItem() ?? 0;
    for (let turn = 0; turn < (item < shared ? ratersPerItem : 1); turn++) {
      const rater = order[next++ % order.length]!;
      const person = people[rater]!;
      const cell = item * people.length + rater;
      random.shuffle(texts).forEach(({ system, worth, source, harmed }, position) => {
        const noise = together(1);
        const view = person.views[source ?? names.indexOf(system)]!;
        scores.forEach(({ range, points }, c) => {
          const seen =
            harmed === c ? person.ofControls[makers.findIndex((one) => one.system === system)]! : 0;
          const latent =
            1 +
            LEVEL * range +
            person.severity[c]! +
            worth[c]! +
            view[c]! +
            seen +
            (residuals[c]! * noise[c]!) / units[c]!;
          // Not cut at the ends: components are those that show on the scale, where ends have had their effect.
          const value = points === null ? latent : Math.round(latent);
          entryOf(readings[c]!, system, () => new Map<number, Reading>()).set(cell, {
            value,
            position,
            submittedAt: null,
            activeMs: null,
          });
        });
      });
      if (comparing !== undefined && comparing !== null) {
        compared.push({
          item,
          rater,
          first: names[0]!,
          second: names[1]!,
          difference: comparing.choose(effect, rater),
          shown: true,
          position: texts.length,
          activeMs: null,
        });
      }
    }
  }
  const systems: JudgedSystem[] = [
    ...configured.map(({ name, role }) => ({ system: name, role, criterion: null, dose: null, maker: null })),
    ...makers.map(({ system, at }) => ({
      system,
      role: 'control' as const,
      criterion: scores[at]!.name,
      dose: 'slight' as const,
      maker: system,
    })),
  ];
  const items = Array.from({ length: design.items }, (_, item) => `i${item}`);
  const raters = people.map((_, rater) => `r${rater}`);
  const numbers = (names: readonly string[]) => new Map(names.map((name, index) => [name, index]));
  return {
    tables: { systems, outputs },
    counted: {
      items,
      raters,
      itemOf: numbers(items),
      raterOf: numbers(raters),
      readings: new Map(scores.map(({ name }, index) => [name, readings[index]!])),
      // Nobody is set aside here, for which alone the kind is asked.
      things: new Map(scores.map(({ name, controls: of }) => [name, { kind: '', controls: of }])),
      compared: new Map(comparison === undefined ? [] : [[comparison.name, compared]]),
    },
  };
}

/**
 * Comparisons as −1, 0 and +1 with the line's variances: a normal deviate that is cut in three. Cutting weakens what
 * judgments of an item or rater have in common by (2φ(edge))² / variance, so that as much more of it is drawn.
 */
function comparisonOf({ parts }: PlannedLine, raters: number, random: Random) {
  const total = Math.min(0.998, parts.items + parts.raters + parts.residual);
  // As many as vary by `total` are no ties.
  const edge = normalQuantile(1 - total / 2);
  const kept = (4 * Math.exp(-(edge ** 2))) / (2 * Math.PI) / total;
  const [ofItems, ofRaters] = [parts.items / total / kept, parts.raters / total / kept];
  const most = Math.min(1, 0.95 / (ofItems + ofRaters));
  const views = Array.from({ length: raters }, () => Math.sqrt(most * ofRaters) * random.normal());
  const rest = Math.sqrt(1 - most * (ofItems + ofRaters));
  return {
    ofItem: () => Math.sqrt(most * ofItems) * random.normal(),
    choose(ofItem: number, rater: number): -1 | 0 | 1 {
      const felt = ofItem + views[rater]! + rest * random.normal();
      return felt > edge ? 1 : felt < -edge ? -1 : 0;
    },
  };
}
