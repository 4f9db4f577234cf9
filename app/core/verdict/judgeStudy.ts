import type { StudyConfiguration } from '../studies/configuration.ts';
import type { ControlRecord } from '../quality/controls.ts';
import type { CandidateVerdict } from '../evidence/verdict.ts';
import type { StudyData } from '../evidence/data.ts';
import { exclusionsOf } from './exclusions.ts';
import type { Exclusion } from './exclusions.ts';
import { holdWhileOpen, judgeCandidate } from './judgeCandidate.ts';
import type { JudgedCandidate } from './judgeCandidate.ts';
import { scoreSystem } from './measures/itemScores.ts';
import type { SystemScores } from './measures/itemScores.ts';
import { studyTokenizers } from './measures/tokenizers.ts';
import type { MeasureTokenizers } from './measures/tokenizers.ts';

/** All candidates of a study judged, and what the report needs beside. */
export interface JudgedStudy {
  readonly baseline: string;
  readonly candidates: readonly JudgedCandidate<CandidateVerdict>[];
  readonly exclusions: readonly Exclusion[];
  readonly controlRecords: ReadonlyMap<string, ControlRecord>;
  readonly tokenizers: MeasureTokenizers;
  /** Scores of baseline and candidates by name; empty while the study is open. */
  readonly scores: ReadonlyMap<string, SystemScores>;
}

/**
 * Judges every candidate of a study.
 *
 * @param closed whether judging is over; before, every candidate is held and nothing is estimated
 */
export function judgeStudy(
  data: StudyData,
  configuration: StudyConfiguration,
  { closed }: { readonly closed: boolean },
): JudgedStudy {
  const names = (role: 'baseline' | 'candidate') =>
    configuration.systems.flatMap((system) => (system.role === role ? [system.name] : []));
  const baseline = names('baseline')[0]!;
  const candidates = names('candidate');
  const { exclusions, records } = exclusionsOf(data, configuration);
  const tokenizers = studyTokenizers(configuration, data.items);
  const shared = { baseline, exclusions, controlRecords: records, tokenizers };
  if (!closed) {
    const held = candidates.map((candidate) => holdWhileOpen(configuration, baseline, candidate));
    return { ...shared, candidates: held, scores: new Map() };
  }
  const scores = new Map(
    [baseline, ...candidates].map((system) => [system, scoreSystem(data, system, tokenizers, configuration)]),
  );
  const excluded = new Set(exclusions.map(({ rater }) => rater));
  return {
    ...shared,
    candidates: candidates.map((candidate) =>
      judgeCandidate(data, configuration, { baseline, candidate, excluded, scores }),
    ),
    scores,
  };
}
