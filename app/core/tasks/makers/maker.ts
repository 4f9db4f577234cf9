import type { Random } from '../../shared/random.ts';
import type { Dose } from '../../studies/dose.ts';
import type { ControlItem } from '../controlItem.ts';

/** One way of spoiling a text by one kind of fault. */
export interface Maker {
  /** Stable: it stands in tables, names of systems and verdicts. */
  readonly key: string;
  /** The criterion that it harms; a text that has several faults or harms several criteria would tell nothing of one. */
  readonly criterion: string;
  readonly dose: Exclude<Dose, 'system'>;
  /**
   * @param items items of the study that facts and other texts may be taken from
   * @returns the spoiled text; null where the item gives nothing to spoil
   */
  readonly make: (item: ControlItem, items: readonly ControlItem[], random: Random) => string | null;
}
