import type { Advice } from '../evidence/advice.ts';

/** The figures of an advice as people speak of them: its shares in a hundred. */
export function adviceFigures({
  items,
  raters,
  settles,
  ships,
  doesNotShip,
}: Exclude<Advice, { kind: 'controls' }>) {
  const inHundred = (share: number) => Math.round(100 * share);
  return {
    ...{ items, raters, settles: inHundred(settles) },
    ...{ ships: inHundred(ships), doesNotShip: inHundred(doesNotShip) },
  };
}

/** The work of the study that is advised, in whole hours, at least one. */
export function adviceWork({ judgments, hours }: Extract<Advice, { kind: 'size' }>) {
  return { judgments, hours: Math.max(1, Math.round(hours)) };
}
