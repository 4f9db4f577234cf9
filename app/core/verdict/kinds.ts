import type { KindAnalysis, OwnEvidence } from '../evidence/kindAnalysis.ts';
import { askedKinds } from '../studies/protocol.ts';
import { analyses } from './analyses.ts';

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
