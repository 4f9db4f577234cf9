/**
 * The shape that a translated catalogue must have: every key of the English one and no other, texts for texts.
 * Keys that end in `_one` are left out: they are English singulars, and Chinese has no plural forms.
 */
export type Translation<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string
    ? string
    : Translation<T[K]>;
};
