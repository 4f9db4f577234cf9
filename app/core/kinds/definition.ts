import type { z } from 'zod';
import type { Problem } from '../shared/errors.ts';
import type { EveryLocale } from '../shared/localized.ts';
import type { Said } from '../shared/reasons/reason.ts';
import type { Table } from '../tables/table.ts';
import type { Arrangement, Layout, Slot } from './layout.ts';
import type { BlindTaskBase, ItemTexts } from './task.ts';

/** The types of a kind: what its part of a protocol, its tasks and its answers are. */
export interface KindTypes {
  /** Fields of the protocol that are the kind's, by name. */
  readonly shape: z.ZodRawShape;
  /** What raters may know of how it is asked, before they join and while they judge. */
  readonly facts: object;
  /** A task as the rater's browser gets it. */
  readonly task: BlindTaskBase & { readonly kind: string };
  /** What a task asks for, as an answer is checked by. */
  readonly asked: { readonly kind: string };
  /** The fields that a submission may have, before it is known whether they are right. */
  readonly fields: object;
  /** A complete answer as the rater saw the texts. */
  readonly answer: { readonly kind: string };
  /** The same as it is stored: by slot, whatever the side or place. */
  readonly stored: object;
  /** Its tables of the analysis, by name: rows with an item and a rater. */
  readonly data: object;
  /** Its tables that the verdict's rule reads, by name: rows of `JudgedWhen`, of all revisions. */
  readonly judged: object;
  /** What its comparisons of systems are called as a line of the verdict; `never` where it compares none. */
  readonly line: string;
  /** The files of the export that it fills. */
  readonly table: Table;
}

/** A kind's part of the protocol. */
export type PartOf<T extends KindTypes> = z.output<z.ZodObject<T['shape']>>;

/** Something that is wrong with a protocol. */
export interface PartProblem {
  readonly path: readonly (string | number)[];
  /** A reason, as `because` gives it. */
  readonly message: string;
}

/** What a task shows, as checking and storing an answer need it. */
export interface ShownTask extends Arrangement {
  /** How many texts it shows. */
  readonly texts: number;
  /** The text of a task that shows one, as it is stored; null where nobody asked for it, see `readsText`. */
  readonly text: string | null;
}

/** A simulated reader: what it thinks of a text, and what it takes for a difference. */
export interface SimulatedReader {
  /** Points from 1 to `scale` and a little beyond, on a criterion or `overall`. */
  impression(text: string, criterion: string, scale: number): number;
  /** Texts nearer to each other than this look the same, on five points. */
  readonly sameWithin: number;
  /** Texts further apart than this are much better or worse. */
  readonly muchFrom: number;
}

/** Tasks of a kind in the training round: with known answers, and none of the study's texts. */
export interface KindTraining<Schema extends z.ZodObject = z.ZodObject, Fields = object> {
  /** A task as the protocol has it: `kind`, the fields of `TRAINING_EXAMPLE`, and what is known of its answer. */
  readonly schema: Schema;
  /** The text of each slot. */
  texts(task: z.output<Schema>): Readonly<Partial<Record<Slot, string>>>;
  /** Whether a task was answered as it should be. */
  isRight(task: z.output<Schema>, fields: Fields): boolean;
}

/**
 * All that is particular to a kind of task and has neither a screen nor a figure: see `KindAnalysis` for the latter,
 * which the browser doesn't need. Methods take the kind's own types; who holds any kind takes `KindDefinition`.
 */
export interface KindDefinition<T extends KindTypes = KindTypes> {
  readonly kind: T['task']['kind'];
  readonly layout: Layout;
  readonly protocol: {
    readonly shape: T['shape'];
    /** Whether a protocol asks for tasks of the kind. */
    asks(protocol: PartOf<T>): boolean;
    /** What is wrong with the kind's part beside the rest of the protocol; paths from the protocol on. */
    problems(protocol: PartOf<T> & Readonly<Record<string, unknown>>): PartProblem[];
    /** What is wrong with asking it in a study of so many systems; paths from the protocol on. */
    studyProblems(protocol: PartOf<T>, systems: number): PartProblem[];
    /** What raters may know of how it is asked. */
    facts(protocol: PartOf<T>): T['facts'];
  };
  /** What its lines of the verdict are called that are no criteria, by name. */
  readonly lines: Readonly<Record<T['line'], EveryLocale<string>> & Record<string, EveryLocale<string>>>;
  /** The tasks of one item: which outputs stand in which slot of each. */
  build(texts: ItemTexts): { readonly output: number; readonly slot: Slot }[][];
  /**
   * What of a task is the kind's own, field by field, so that nothing rides along.
   *
   * @param texts as they are shown, in the order of `shownSlots`
   */
  blind(protocol: PartOf<T>, texts: readonly string[]): Omit<T['task'], keyof BlindTaskBase>;
  readonly answer: {
    /** The fields that a submission may have, all of them optional. */
    readonly shape: z.ZodRawShape;
    /** What a rater is told whose submission has fields of another kind. */
    readonly takes: Said;
    /** What the task asks for. */
    asked(protocol: PartOf<T>, task: ShownTask): T['asked'];
    /** Whether checking this submission needs the text of a task that shows one. */
    readsText(protocol: PartOf<T>, fields: T['fields']): boolean;
    /** All that is wrong with an answer; empty = it may be stored. */
    problems(asked: T['asked'], fields: T['fields']): Problem[];
    /** An answer that `problems` finds nothing wrong with, as it is stored. */
    toStored(fields: T['fields'], task: ShownTask): T['stored'];
    /** The inverse of `toStored`. */
    fromStored(stored: T['stored'], task: ShownTask, protocol: PartOf<T>): T['answer'];
  };
  /** How a simulated reader answers a task. */
  simulate(task: T['task'], reader: SimulatedReader): T['answer'];
  /** The files of the export that it fills: with its answers, and with what raters remark besides. */
  readonly tables: { readonly answers: readonly T['table'][]; readonly remarks: readonly T['table'][] };
  /** Null where the training round has no tasks of the kind. */
  readonly training: KindTraining | null;
}
