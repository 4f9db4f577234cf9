import type { KindAnalysis } from '../evidence/kindAnalysis.ts';
import type { Kind } from '../kinds/kind.ts';
import { likertAnalysis } from '../kinds/likert/analysis/analysis.ts';
import { pairwiseAnalysis } from '../kinds/pairwise/analysis/analysis.ts';
import { rankingAnalysis } from '../kinds/ranking/analysis/analysis.ts';
import { kindRegistry, type KindRegistry } from '../kinds/registry.ts';

/** How the answers of each kind of task are analysed. */
export const ANALYSES: Readonly<Record<Kind, KindAnalysis>> = {
  likert: likertAnalysis,
  pairwise: pairwiseAnalysis,
  ranking: rankingAnalysis,
};

export const analyses: KindRegistry<KindAnalysis> = kindRegistry<KindAnalysis>(ANALYSES);
