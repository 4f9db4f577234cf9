/** What a graph does that it does not declare. */
export interface Traits {
  /**
   * Texts of different lengths may share a batch. Not every export takes padding: without position ids a graph may
   * count positions from the cache, and a fully masked column may become NaN.
   */
  readonly paddingIsSafe: boolean;
  /**
   * Columns of padding may be put before what is in the cache, or taken away there, so that texts can join others
   * under way. A graph that counts positions from the cache does not take that.
   */
  readonly shiftingIsSafe: boolean;
  /** The cache may have masked columns between its tokens and those that follow; see `createRoomyCache`. */
  readonly holesAreSafe: boolean;
  /** The logits of the last token only, though more were read. */
  readonly lastLogitsOnly: boolean;
}
