/** The part of the rule that most studies fall at, by the name of its line; `share` of the studies pass it. */
export interface Hurdle {
  readonly kind: 'not-seen' | 'not-retained';
  readonly line: string;
  readonly share: number;
}

/** How often further studies decide, and how, as shares of them. */
interface Settled {
  readonly items: number;
  readonly raters: number;
  readonly settles: number;
  /** With caution or without. */
  readonly ships: number;
  readonly doesNotShip: number;
}

/** What would settle a verdict that is hold. */
export type Advice =
  /** A further study of the same kind and of this size. */
  | ({ readonly kind: 'size'; readonly judgments: number; readonly hours: number } & Settled)
  /** No size within reach decides so surely; the largest would do so often. Null where the loss is too near its margin. */
  | ({ readonly kind: 'unreachable'; readonly hurdle: Hurdle | null } & Settled)
  /** Nothing gates: the study lacks slight controls, whatever its size. */
  | { readonly kind: 'controls' };
