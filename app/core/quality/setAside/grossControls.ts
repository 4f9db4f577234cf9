/**
 * Where a rater's answer to a gross control stands among their own answers to other texts: the share of those that are
 * worse, those as bad counted half. Near 0 for whoever saw the damage, however lenient or harsh; even over 0–1, in the
 * long run, for whoever answers without reading; 0.5 for whoever always gives the same.
 *
 * Nothing lower than the lowest point can be given, so there the place is `AT_THE_BOTTOM` at most.
 *
 * @param value the control's rating, 1 = the lowest
 * @param own the same rater's ratings of texts that are no controls, on the same criterion
 * @returns null below `LEAST_OWN` ratings, which say too little of what is usual for this rater
 */
export function placeAmongOwn(value: number, own: readonly number[]): number | null {
  if (own.length < LEAST_OWN) return null;
  let below = 0;
  for (const other of own) below += other < value ? 1 : other === value ? 0.5 : 0;
  const place = below / own.length;
  return value === 1 ? Math.min(place, AT_THE_BOTTOM) : place;
}

const LEAST_OWN = 5;
const AT_THE_BOTTOM = 0.1;

/**
 * What a gross control's place says for a rater who doesn't read against one who does, as a likelihood ratio: even
 * places against places that fall off exponentially from 0.
 */
export function ratioOfPlace(place: number): number {
  return Math.exp(STEEPNESS * place) / (STEEPNESS / -Math.expm1(-STEEPNESS));
}

/** How steeply the places of attentive raters are taken to fall off; decision 0015 has the simulation. */
const STEEPNESS = 12;

/** The same for a pair of a gross control and its source: 93, 4 and 3 % of attentive raters against 45, 10 and 45 %. */
export function ratioOfChoice(chosen: 'source' | 'tie' | 'control'): number {
  return { source: 0.45 / 0.93, tie: 0.1 / 0.04, control: 0.45 / 0.03 }[chosen];
}

/** The most raters who read that are set aside for what they gave gross controls. */
export const ERROR_OF_GROSS_TEST = 0.01;

/**
 * Whether a rater is set aside for what they gave gross controls: as soon as the product of the ratios reaches 1/error.
 * By Ville's inequality this sets aside at most that share of attentive raters, whenever and how often one looks.
 *
 * @param ratios in the order in which the controls were judged
 */
export function failsGrossControls(ratios: readonly number[]): boolean {
  let product = 1;
  return ratios.some((ratio) => (product *= ratio) >= 1 / ERROR_OF_GROSS_TEST);
}
