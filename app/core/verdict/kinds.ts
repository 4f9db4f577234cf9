import type { KindAnalysis, OwnEvidence } from '../evidence/kindAnalysis.ts';
import type { Kind } from '../kinds/kind.ts';
import { likertAnalysis } from '../kinds/likert/analysis/analysis.ts';
import { pairwiseAnalysis } from '../kinds/pairwise/analysis/analysis.ts';
import { rankingAnalysis } from '../kinds/ranking/analysis/analysis.ts';
import { kindRegistry, type KindRegistry } from '../kinds/registry.ts';
import { askedKinds } from '../studies/protocol.ts';

/** How the answers of each kind of task are analysed. */
export const ANALYSES: Readonly<Record<Kind, KindAnalysis>> = {
  likert: likertAnalysis,
  pairwise: pairwiseAnalysis,
  ranking: rankingAnalysis,
};

export const analyses: KindRegistry<KindAnalysis> = kindRegistry<KindAnalysis>(ANALYSES);

/** The analyses of the kinds that a protocol asks for, in the order in which they are told of. */
export function askedAnalyses(protocol: object): KindAnalysis[] {
  return askedKinds(protocol).map(({ kind }) => analyses.of(kind));
}

/** Whether a protocol compares systems, by tasks of whatever kind. */
export function comparesSystems(protocol: object): boolean {
  return askedAnalyses(protocol).some(({ comparisons }) => comparisons !== null);
}

/** What the kinds that a protocol asks for say of systems by themselves. */
export function ownEvidence(protocol: object): OwnEvidence[] {
  return askedAnalyses(protocol).flatMap(({ own }) => own ?? []);
}
