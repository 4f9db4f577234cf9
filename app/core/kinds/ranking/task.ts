import type { BlindTaskBase } from '../task.ts';
import type { RankingForm } from './options.ts';

export interface BlindRankingTask extends BlindTaskBase {
  readonly kind: 'ranking';
  readonly form: RankingForm;
  /** The distinct texts, two and more, in the order in which they are shown. */
  readonly texts: readonly string[];
  /** There where no two texts may share a place. */
  readonly ties?: false;
}
