import { VERDICT_DATA } from '#scripts/compute/measures/verdict.ts';
import { judgeTables } from '#app/core/verdict/judging/judgeTables.ts';
import { passes } from '#app/core/evidence/evidenceState.ts';
import type { Cell } from './cells.ts';
import { simulateStudy } from './world.ts';

/** What became of one simulated study. */
export interface Outcome {
  /** The best decision that a candidate got. */
  readonly decision: 'ship' | 'ship-with-caution' | 'hold' | 'do-not-ship' | 'needs-people';
  /** The rules that spoke for that candidate. */
  readonly rules: readonly string[];
  /** Whether its criteria's lines, or where nothing is rated its preference's, would let it pass without a gate. */
  readonly linesPass: boolean;
  /** Raters with a habit, and honest ones, and how many of each are set aside by the rule. */
  readonly careless: readonly [number, number];
  readonly honest: readonly [number, number];
}

const BEST = ['ship', 'ship-with-caution', 'hold', 'do-not-ship', 'needs-people'] as const;

/** Judges the study of this number of a cell, as `evenhand compute verdict` does. */
export function judgeOne({ name, world }: Cell, number: number, seed: string): Outcome {
  const { study, ...tables } = VERDICT_DATA.parse(simulateStudy(world, `${seed}/${name}/${number}`));
  const { candidates, setAside } = judgeTables(study, tables);
  const [best] = [...candidates].sort(
    (a, b) => BEST.indexOf(a.decided.decision) - BEST.indexOf(b.decided.decision),
  );
  const aside = new Set(setAside.flatMap(({ rater, by }) => (by === 'rule' ? [rater] : [])));
  const careless = Math.min(
    world.raters,
    world.habits.reduce((sum, [, share]) => sum + Math.round(share * world.raters), 0),
  );
  const asideOf = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => `rater-${from + index + 1}`).filter((rater) =>
      aside.has(rater),
    ).length;
  return {
    decision: best!.decided.decision,
    rules: [...new Set(best!.decided.findings.map(({ rule }) => rule))],
    linesPass: best!.lines.every(({ kind, role, state }) =>
      kind === 'criterion' || role === 'must-pass' ? passes(state) : true,
    ),
    careless: [careless, asideOf(0, careless)],
    honest: [world.raters - careless, asideOf(careless, world.raters)],
  };
}
