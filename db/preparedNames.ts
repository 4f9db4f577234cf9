import { createHash } from 'node:crypto';

/** A longer statement is a filling of many rows: seldom the same twice, and costly to keep. */
const LONGEST = 8000;
/** Statements that a connection keeps at most, and texts of which it is remembered that they came once. */
const MOST_NAMES = 300;
const MOST_SEEN = 3000;

/**
 * Names under which a server keeps statements, so that it reads and plans them once for each connection instead of
 * every time: the same text has the same name. A text gets one when it comes the second time, so that what is put
 * together for one use is not kept.
 */
export class PreparedNames {
  readonly #names = new Map<string, string | null>();
  #count = 0;
  #on: boolean;
  #generation = 0;

  constructor(on: boolean) {
    this.#on = on;
  }

  /** The name of a statement, or undefined where it is to be sent without. */
  nameOf(text: string): string | undefined {
    if (!this.#on || text.length > LONGEST) return undefined;
    const known = this.#names.get(text);
    if (typeof known === 'string') return known;
    if (known === undefined) {
      if (this.#names.size < MOST_SEEN) this.#names.set(text, null);
      return undefined;
    }
    if (this.#count >= MOST_NAMES) return undefined;
    this.#count++;
    const digest = createHash('sha256').update(text).digest('base64url').slice(0, 24);
    const name = `evenhand_${this.#generation}_${digest}`;
    this.#names.set(text, name);
    return name;
  }

  /** Gives all statements other names from now on: what the server keeps no longer fits its tables. */
  renew(): void {
    this.#generation++;
    this.#names.clear();
    this.#count = 0;
  }

  /** Names no statement any more: what stands between us and the server doesn't keep them apart. */
  stop(): void {
    this.#on = false;
  }
}
