import type { OutsideEvidence, Price, Stakes } from '#app/core/studies/stakes.ts';

/** A row of evidence as the form holds it; no number = null. */
export interface EvidenceValues {
  name: string;
  system: string;
  estimate: number | null;
  lowest: number | null;
  highest: number | null;
  /** In percent. */
  level: number | null;
  unit: string;
  direction: 'higher' | 'lower';
  source: string;
}

/** What the form holds of what is at stake, prices apart. */
export interface StakesValues {
  currency: string;
  requestsPerMonth: number | null;
  lostPoint: number | null;
  evidence: EvidenceValues[];
}

export type PriceValues = { [Field in keyof Price]?: number | null };

/** As much of a form as its fields of stakes need: prices stand with the systems, whose names may still change. */
export interface StakesForm {
  systems: { name: string; role: 'baseline' | 'candidate'; price?: PriceValues }[];
  stakes: StakesValues;
}

const FIRST_CURRENCY = 'EUR';

/** What the form holds at first: nothing. */
export function stakesValues(): StakesValues {
  return { currency: FIRST_CURRENCY, requestsPerMonth: null, lostPoint: null, evidence: [] };
}

export function newEvidence(system: string): EvidenceValues {
  return {
    ...{ name: '', system, estimate: null, lowest: null, highest: null, level: 95 },
    ...{ unit: '', direction: 'higher', source: '' },
  };
}

/** The part of a configuration that the values mean, still to be validated; undefined where nothing is said. */
export function stakesOfForm({ systems, stakes }: StakesForm): unknown {
  const { currency, requestsPerMonth, lostPoint, evidence } = stakes;
  const prices = systems.flatMap(({ name, price = {} }) => {
    const given = numbersOf(price);
    return Object.keys(given).length === 0 ? [] : [[name.trim(), given] as const];
  });
  const amounts = numbersOf({ requestsPerMonth, lostPoint });
  if (Object.keys(amounts).length + prices.length + evidence.length === 0) return undefined;
  return {
    currency: currency.trim().toUpperCase(),
    ...amounts,
    prices: Object.fromEntries(prices),
    evidence: evidence.map(({ level, ...row }) => ({ ...row, level: level === null ? null : level / 100 })),
  };
}

/** The form's values that mean what is at stake in a study. */
export function valuesOfStakes(stakes: Stakes | undefined): StakesValues {
  if (stakes === undefined) return stakesValues();
  const { currency, requestsPerMonth = null, lostPoint = null, evidence } = stakes;
  return {
    ...{ currency, requestsPerMonth, lostPoint },
    evidence: evidence.map(({ level, ...row }: OutsideEvidence) => ({
      ...row,
      level: Number((level * 100).toFixed(6)),
    })),
  };
}

const numbersOf = (fields: Readonly<Record<string, number | null | undefined>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === 'number'));
