import { isRetained, type Report } from './report.ts';

/** Every field of a record, or of any of several. */
type FieldOf<T> = T extends unknown ? keyof T : never;
/** Which fields of a record somebody without an account reads: whoever adds one says so here, or it stays hidden. */
type Shown<T> = Readonly<Record<FieldOf<T>, boolean>>;

const REPORT: Shown<Report> = {
  study: true,
  estimates: true,
  progress: true,
  simulatedRaters: true,
  verdict: true,
  explanations: true,
  criteria: true,
  systems: true,
  ratings: true,
  preferences: true,
  rankings: true,
  preferenceModel: true,
  faults: true,
  penalties: true,
  agreement: true,
  segments: true,
  measures: true,
  measuresAndPeople: true,
  // Names of raters, texts of items with what was remarked on them, and the machines that made them.
  raters: false,
  itemsToRead: false,
  provenance: false,
  exclusions: true,
  overTime: true,
  agreementOverTime: true,
  ranks: true,
  effects: true,
  normalised: true,
  signature: true,
  others: false,
  // May be told by an address.
  opened: false,
  signed: true,
};

const STUDY: Shown<Report['study']> = {
  slug: true,
  name: true,
  question: true,
  state: true,
  openedAt: true,
  closedAt: true,
  ruleVersion: true,
  looks: true,
  // What is at stake in money, and another study.
  stakes: false,
  pilot: false,
};

const VERDICT: Shown<Report['verdict']> = {
  study: true,
  baseline: true,
  dataHash: true,
  signature: true,
  ruleVersion: true,
  candidates: true,
};

const CANDIDATE: Shown<Report['verdict']['candidates'][number]> = {
  system: true,
  decision: true,
  sentence: true,
  reasons: true,
  lines: true,
  withExclusions: true,
  withoutExclusions: true,
  gates: true,
  skips: true,
  // By the names of raters.
  setAside: false,
  kindsTried: true,
  toSettle: true,
};

const SYSTEM: Shown<Report['systems'][number]> = {
  system: true,
  role: true,
  criterion: true,
  provider: true,
  sizeBytes: true,
  tokensPerSecond: true,
  peakMemoryBytes: true,
  latencyP50Ms: true,
  latencyP95Ms: true,
  firstTokenMs: true,
  generationMs: true,
  outputs: true,
  meanTokens: true,
  meanRating: true,
  sharedWithBaseline: true,
};

const EXCLUSIONS: Shown<Report['exclusions']> = {
  raters: true,
  judgments: true,
  rule: true,
  linesWithEverybody: true,
};

const SIGNED: Shown<NonNullable<Report['signed']>[number]> = {
  system: true,
  outcome: true,
  by: true,
  at: true,
};

/**
 * A report as somebody without an account reads it: what is listed here and nothing else. No rater by name, no text of an
 * item, no remark, no other study, and nothing of the machines that made the outputs, nor what is at stake in money.
 */
export function forOutsiders(report: Report): Report {
  const { study, verdict, systems, exclusions, signed } = report;
  return {
    ...only(report, REPORT),
    study: only(study, STUDY),
    verdict: {
      ...only(verdict, VERDICT),
      candidates: verdict.candidates.map((candidate) => ({
        ...only(candidate, CANDIDATE),
        ...(isRetained(candidate) && { setAside: [] }),
      })),
    },
    systems: systems.map((system) => only(system, SYSTEM)),
    exclusions: only(exclusions, EXCLUSIONS),
    ...(signed !== undefined && { signed: signed.map((one) => only(one, SIGNED)) }),
    raters: [],
    itemsToRead: [],
    provenance: [],
    others: [],
  };
}

/** The fields of a record that are shown; those that nobody listed, as later releases store them, are not. */
function only<T extends object>(record: T, shown: Readonly<Record<string, boolean>>): T {
  return Object.fromEntries(
    Object.entries(record).filter(([name]) => Object.hasOwn(shown, name) && shown[name] === true),
  ) as T;
}
