import type { ReactNode } from 'react';
import type { KindTypes } from '#app/core/kinds/definition.ts';
import type { Answers } from '../rating/answers.ts';

export interface TaskScreenProps<Task> {
  task: Task;
  answers: Answers;
  onChange: (answers: Answers) => void;
  /** Called when a text has been on the screen, by its letter; stays the same function. */
  onShown: (text: string) => void;
  /** How often the rater tried to send; from the first time on, what is missing is marked. */
  attempts: number;
  /** Called after the last row was answered by a digit. */
  onLast: () => void;
}

/** A key of the rating page and what it does. */
export type KeyMeaning = [key: string, meaning: string];

/**
 * What raters see of a kind of task. `Task` and `Guidelines` are components; what begins with `use` is a hook. How a
 * study is set up with it and what its report shows stands apart, because raters' browsers don't get that: see
 * `KindForm` and `KindReport`.
 */
export interface KindScreens<T extends KindTypes = KindTypes> {
  readonly kind: T['task']['kind'];
  Task(props: TaskScreenProps<T['task']>): ReactNode;
  /** Letters of the texts that must have been on the screen before a judgment is sent; of one alone nobody asks. */
  texts(task: T['task']): readonly string[];
  /** Whether everything that the task asks for is answered. */
  isAnswered(task: T['task'], answers: Answers): boolean;
  /** What is still to be answered, as a sentence; null where nothing is. */
  useMissing(task: T['task'], answers: Answers): string | null;
  useKeys(task: T['task']): KeyMeaning[];
  /** The answers as they are sent; what is not answered yet is left out. */
  toSent(task: T['task'], answers: Answers): T['fields'];
  /** The inverse: what of the page's answers is the kind's. */
  fromSent(answer: T['answer']): Partial<Answers>;
  /** Its part of the guidelines; `own`: the lead wrote guidelines, and this stands after them. */
  Guidelines(props: { facts: T['facts']; own: boolean }): ReactNode;
  useWords(): {
    /** What a judgment of it is called in a list. */
    readonly name: string;
    /** What one sees of a task, for studies in which it comes first. */
    readonly see: string;
    /** What there is to do; `alone`: nothing else is asked before it. */
    intro(facts: T['facts'], alone: boolean): string;
  };
}
