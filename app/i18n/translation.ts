/**
 * The shape that a translated catalogue must have: every key of the English one and no other, texts for texts. Forms of
 * number are a language's own: English has `_one` beside `_other`, Chinese has `_other` alone, others have more.
 */
export type Translation<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string
    ? string
    : Translation<T[K]>;
} & {
  readonly [
    K in keyof T as K extends `${infer Counted}_other`
      ? `${Counted}_${'zero' | 'one' | 'two' | 'few' | 'many'}`
      : never
  ]?: string;
};
