import type { ReactNode } from 'react';
import type { Protocol } from '#app/core/studies/protocol.ts';
import type { TrainingTask } from '#app/core/studies/training.ts';
import type { FaultOf } from '../study/protocol/faultOf.ts';
import type { OwnTrainingTask, ProtocolValues } from '../study/protocol/values.ts';

/** The path of a task of the training round in the form. */
export type TrainingPath = `protocol.training.tasks.${number}`;

/** How a study is set up with a kind of task. */
export interface KindForm {
  readonly kind: string;
  /** The ways in which it compares systems, as choices of the form; of all kinds' one is chosen, or none. */
  readonly comparisons: readonly ProtocolValues['comparison'][];
  /** Its fields before the choice of a comparison; null where it has none. */
  readonly Fields: ((props: { faultOf: FaultOf }) => ReactNode) | null;
  /** Its fields after that choice, while one of its ways is chosen. */
  readonly Options: ((props: { comparison: ProtocolValues['comparison'] }) => ReactNode) | null;
  /** Its fields of the protocol, as the form's values mean them. */
  part(values: ProtocolValues): object;
  /** The form's values that mean its fields of a protocol; what the form can't say is as it is at first. */
  values(protocol: Protocol): Partial<ProtocolValues>;
  /** The field of the form that a path of the configuration belongs to; null for paths of others. */
  fieldOf(path: string, values: Pick<ProtocolValues, 'library'>): string | null;
  /** Its tasks of the training round; null where there are none. */
  readonly training: {
    /** Whether a study with these values can have them. */
    offered(values: Pick<ProtocolValues, 'library' | 'own' | 'comparison'>): boolean;
    /** The texts of a task, and which answers are right. */
    Fields(props: { path: TrainingPath; faultOf: FaultOf }): ReactNode;
    /** What of a task of the protocol is the kind's. */
    part(task: OwnTrainingTask, values: ProtocolValues): object;
    /** The form's values that mean what of a task is the kind's; of tasks of other kinds nothing. */
    values(task: TrainingTask): Partial<OwnTrainingTask>;
    /** A hook: what adds a task is called, and the task itself by its number. */
    useWords(): { readonly add: string; title(number: string): string };
  } | null;
}
