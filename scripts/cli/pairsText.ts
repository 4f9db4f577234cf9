import type { FaultKind } from '#app/core/tasks/faultKinds.ts';
import { makerName } from '#app/core/studies/makerName.ts';
import type { DifferingPairs } from '#app/services/pairs/differingPairs.ts';

/** The pairs that differ most for the terminal: what was seen in them first, then the texts. */
export function pairsText({ baseline, candidates, kinds }: DifferingPairs): string {
  if (candidates.every(({ pairs }) => pairs.length === 0))
    return 'No two texts differ, or there are none yet.\n';
  const seen = kinds.filter((kind) => kind.seen > 0);
  return [
    ...seen.map(
      (kind) =>
        `seen in ${kind.seen} of the pairs: ${faultName(kind)}${kind.tried === false ? ' – no control tries it' : ''}`,
    ),
    ...(seen.length === 0 ? [] : ['']),
    ...candidates.flatMap(({ system, pairs }) =>
      pairs.flatMap(({ item, likeness, baseline: left, candidate, faults }) => [
        `${item}  ${system}  ${likeness.toFixed(0)} % alike${toldOf(faults, kinds)}`,
        `  ${baseline}: ${oneLine(left)}`,
        `  ${system}: ${oneLine(candidate)}`,
        '',
      ]),
    ),
  ].join('\n');
}

function faultName({ maker, criterion }: FaultKind): string {
  return maker === null ? `another fault of ${criterion.label.en}` : makerName(maker, 'en');
}

function toldOf(faults: readonly string[], kinds: readonly FaultKind[]): string {
  if (faults.length === 0) return '';
  const names = faults.map((fault) => {
    const kind = kinds.find(({ key }) => key === fault);
    return kind === undefined ? 'no fault' : faultName(kind);
  });
  return `  (${names.join(', ')})`;
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
