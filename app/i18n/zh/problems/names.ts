import { study } from '../study.ts';

/** What a state of a study is called. */
export const stateName = (state: string): string =>
  (study.states as Readonly<Record<string, string>>)[state] ?? state;
