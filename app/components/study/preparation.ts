/** How far the work in the background is. */
export interface Preparation {
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly progress: {
    readonly stage: string;
    readonly done: number;
    readonly total: number;
    readonly tokensPerSecond?: number | undefined;
    readonly secondsLeft?: number | undefined;
  } | null;
  readonly error: {
    readonly message: string;
    /** The first of its faults, where there are several. */
    readonly problems?: readonly { readonly path: string; readonly message: string }[] | undefined;
  } | null;
}
