import { createHash } from 'node:crypto';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { kinds } from '#app/core/kinds/kinds.ts';
import type { SeenTask, Sitting } from './sittings.ts';
import { shownTexts, withTexts } from './shownTexts.ts';
import { attackControls } from './controlTricks.ts';
import { truthKey, type Controls, type Truth } from './study.ts';

/** A guess that came true or not, and how often one that knows nothing does. */
export interface Guess {
  readonly hit: boolean;
  readonly chance: number;
}

/** What an attacker makes of all sittings of a study; by the name of the trick. */
export type Guesses = ReadonlyMap<string, Guess[]>;

/**
 * How far guesses are from chance, in standard deviations: below 0 worse, which is as good, because who is always
 * wrong is right the other way round.
 */
export function deviation(guesses: readonly Guess[]): number {
  const expected = guesses.reduce((sum, { chance }) => sum + chance, 0);
  const variance = guesses.reduce((sum, { chance }) => sum + chance * (1 - chance), 0);
  const hits = guesses.filter(({ hit }) => hit).length;
  return variance === 0 ? 0 : (hits - expected) / Math.sqrt(variance);
}

/** An item as one rater saw it, repeats left out. */
export interface SeenItem {
  readonly prompt: string;
  /** Texts that were shown one at a time, each once by every kind of task that shows them so. */
  readonly single: readonly SeenText[];
  readonly pairs: readonly SeenPair[];
  readonly ranking: readonly string[] | null;
  /** Texts and pairs that came a second time. */
  readonly again: readonly string[];
  /** Place of its first task. */
  readonly at: number;
}

export interface SeenText {
  readonly text: string;
  readonly seen: SeenTask;
  readonly at: number;
}

interface SeenPair {
  readonly prompt: string;
  readonly left: string;
  readonly right: string;
  readonly seen: SeenTask;
  readonly at: number;
}

/**
 * Applies every trick to all sittings. A trick sees what raters see; only the scoring knows the truth. Tricks that name
 * a side or a text for the baseline are scored by how often it is the baseline's, those that link two by how often the
 * same system wrote both.
 *
 * Who knows which texts are controls, by whatever way, must not tell systems by it: the tricks that name systems are
 * told which they are, and leave them out.
 */
export function attack(sittings: readonly Sitting[], truth: Truth, controls: Controls = new Map()): Guesses {
  const guesses = new Map<string, Guess[]>();
  const note = (trick: string, guess: Guess | null) => {
    if (guess === null) return;
    const own = guesses.get(trick);
    if (own === undefined) guesses.set(trick, [guess]);
    else own.push(guess);
  };
  const say = scorer(truth);
  for (const kind of singleKinds(sittings)) {
    const own = sittings.map(({ seen }) => seen.filter(({ task }) => isOf(task, kind)));
    const items = own.map((seen) => itemsOf(seen.flatMap((one) => withoutControls(one, controls))));
    for (const ofRater of items) {
      ofOneItem(ofRater, note, say);
      alongTheSitting(ofRater, note, say);
    }
    acrossRaters(sittings, items, note, say);
    attackControls(own.map(itemsOf), { truth, controls }, note);
  }
  return guesses;
}

/** A task as it would be without the controls that it shows; none where nothing is left to compare. */
function withoutControls(one: SeenTask, controls: Controls): SeenTask[] {
  const { task } = one;
  const { layout, texts } = shownTexts(task);
  const rest = texts.filter((text) => !controls.has(truthKey(task.prompt, text)));
  if (rest.length === texts.length) return [one];
  return layout !== 'order' || rest.length < 2 ? [] : [{ ...one, task: withTexts(task, rest) }];
}

/**
 * The kinds of tasks that show one text; null where there are none. Each has an order of its own, which is not to tell
 * anything, so each is attacked by itself, beside all comparisons.
 */
function singleKinds(sittings: readonly Sitting[]): (string | null)[] {
  const found = new Set(
    sittings.flatMap(({ seen }) =>
      seen.flatMap(({ task }) => (kinds.of(task.kind).layout === 'single' ? [task.kind] : [])),
    ),
  );
  return found.size === 0 ? [null] : [...found];
}

function isOf(task: BlindTask, single: string | null): boolean {
  return kinds.of(task.kind).layout !== 'single' || task.kind === single;
}

export type Note = (trick: string, guess: Guess | null) => void;
type Say = ReturnType<typeof scorer>;

function scorer(truth: Truth) {
  const writers = (prompt: string, text: string) => truth.get(truthKey(prompt, text))!;
  return {
    /** That one of two or more texts of an item is the baseline's; null where none of them is. */
    baseline(prompt: string, texts: readonly string[], guessed: string): Guess | null {
      const of = texts.filter((text) => writers(prompt, text).has(0));
      return of.length === 0 ? null : { hit: of.includes(guessed), chance: of.length / texts.length };
    },
    /** That of two texts of an item the guessed one is written by more systems; null where as many wrote both. */
    shared(prompt: string, texts: readonly string[], guessed: string): Guess | null {
      const sizes = texts.map((text) => writers(prompt, text).size);
      const most = Math.max(...sizes);
      const of = texts.filter((_, i) => sizes[i] === most);
      return of.length === texts.length
        ? null
        : { hit: of.includes(guessed), chance: of.length / texts.length };
    },
    /** That a text of one item and one of another have a system in common. */
    linked(
      one: { prompt: string; texts: readonly string[]; guessed: string },
      other: { prompt: string; texts: readonly string[]; guessed: string },
    ): Guess {
      const common = (a: string, b: string) =>
        [...writers(one.prompt, a)].some((system) => writers(other.prompt, b).has(system));
      const all = one.texts.flatMap((a) => other.texts.map((b) => common(a, b)));
      return {
        hit: common(one.guessed, other.guessed),
        chance: all.filter(Boolean).length / all.length,
      };
    },
  };
}

/** What a single item tells: order, sides, ids, sizes, times, what stands in every pair, what comes again. */
function ofOneItem(items: readonly SeenItem[], note: Note, say: Say): void {
  for (const { prompt, single, pairs, ranking, again, at } of items) {
    const texts = single.map(({ text }) => text);
    const rated = (trick: string, guessed: string | undefined) => {
      if (texts.length < 2 || guessed === undefined) return;
      note(`text: ${trick}`, say.baseline(prompt, texts, guessed));
      note(`shared text: ${trick}`, say.shared(prompt, texts, guessed));
    };
    const least = (valueOf: (one: SeenText) => number | string) =>
      [...single].sort((a, b) => (valueOf(a) < valueOf(b) ? -1 : 1))[0]?.text;
    rated('comes first', texts[0]);
    rated('comes last', texts.at(-1));
    rated(
      'has the least id',
      least(({ seen }) => seen.task.id),
    );
    rated(
      'came fastest',
      least(({ seen }) => seen.milliseconds),
    );
    rated(
      'came with the fewest bytes beside it',
      least(({ seen, text }) => besides(seen, text)),
    );
    rated(
      'has the least ETag',
      least(({ seen }) => seen.headers.get('etag') ?? ''),
    );
    rated(
      'has headers that hash low',
      least(({ seen }) => headersHash(seen)),
    );
    rated('stands at an even place', single.find(({ at }) => at % 2 === 0)?.text);
    rated('comes early where the item does', at % 2 === 0 ? texts[0] : texts.at(-1));
    rated(
      'is shown again',
      texts.find((text) => again.includes(text)),
    );
    rated('is on the left of most pairs', mostOften(pairs.map(({ left }) => left)));
    rated(
      'stands in most pairs',
      // With as many pairs each the first one seen: nothing is told then.
      mostOften(pairs.flatMap(({ left, right }) => [left, right])),
    );
    for (const { left, right, seen } of pairs) {
      const both = [left, right];
      const side = (trick: string, guessed: string | undefined) => {
        if (guessed === undefined || !both.includes(guessed)) return;
        note(`side: ${trick}`, say.baseline(prompt, both, guessed));
      };
      side('left', left);
      side(
        'of the text rated first',
        texts.find((text) => both.includes(text)),
      );
      side('by the id', seen.task.id < '8' ? left : right);
      side('by the size', besides(seen, left + right) % 2 === 0 ? left : right);
      side('by the headers', headersHash(seen) < '8' ? left : right);
      side('by the time', Math.floor(seen.milliseconds * 10) % 2 === 0 ? left : right);
      side('of the text in most pairs', mostOften(pairs.flatMap((pair) => [pair.left, pair.right])));
      side(
        'of the text in the first pair',
        [pairs[0]!.left, pairs[0]!.right].find((text) => both.includes(text)),
      );
    }
    if (ranking !== null) {
      for (const [place, text] of ranking.entries()) {
        note(`ranking: place ${place}`, say.baseline(prompt, ranking, text));
      }
      note('ranking: rated first', say.baseline(prompt, ranking, texts[0] ?? ranking[0]!));
    }
  }
}

/** What goes on from one item of a sitting to the next. */
function alongTheSitting(items: readonly SeenItem[], note: Note, say: Say): void {
  const pairs = items.flatMap((item) => item.pairs).sort((a, b) => a.at - b.at);
  const sideOf = (pair: SeenPair, side: 'left' | 'right') => ({
    prompt: pair.prompt,
    texts: [pair.left, pair.right],
    guessed: pair[side],
  });
  for (const [index, pair] of pairs.entries()) {
    for (const lag of [1, 2, 3, 4]) {
      const earlier = pairs[index - lag];
      if (earlier === undefined || earlier.prompt === pair.prompt) continue;
      note(`side: other than ${lag} before`, say.linked(sideOf(earlier, 'left'), sideOf(pair, 'right')));
    }
    const couple = index % 2 === 1 ? pairs[index - 1]! : undefined;
    if (couple !== undefined && couple.prompt !== pair.prompt) {
      note('side: the couple reversed', say.linked(sideOf(couple, 'left'), sideOf(pair, 'right')));
    }
    note(
      'side: by turns',
      say.baseline(pair.prompt, [pair.left, pair.right], index % 2 === 0 ? pair.left : pair.right),
    );
    note(
      'side: by the place in the sitting',
      say.baseline(pair.prompt, [pair.left, pair.right], pair.at % 2 === 0 ? pair.left : pair.right),
    );
  }
  const rated = items.filter(({ single }) => single.length > 1);
  const textOf = (item: SeenItem, place: number) => {
    const texts = item.single.map(({ text }) => text);
    return { prompt: item.prompt, texts, guessed: texts.at(place)! };
  };
  for (const [index, item] of rated.entries()) {
    for (const lag of [1, 2, 3]) {
      const earlier = rated[index - lag];
      if (earlier === undefined) continue;
      note(`text: first as ${lag} before`, say.linked(textOf(earlier, 0), textOf(item, 0)));
      note(`text: last as ${lag} before`, say.linked(textOf(earlier, -1), textOf(item, -1)));
      note(`text: first was last ${lag} before`, say.linked(textOf(earlier, -1), textOf(item, 0)));
    }
    const { prompt, texts } = textOf(item, 0);
    note('text: turns through the systems', say.baseline(prompt, texts, texts[index % texts.length]!));
  }
  const ranked = items.flatMap(({ prompt, ranking }) =>
    ranking === null ? [] : [{ prompt, texts: ranking }],
  );
  for (const [index, { prompt, texts }] of ranked.entries()) {
    const earlier = ranked[index - 1];
    note('ranking: turns', say.baseline(prompt, texts, texts[index % texts.length]!));
    if (earlier === undefined) continue;
    for (const shift of [0, 1, 2]) {
      const guessed = texts[shift % texts.length]!;
      note(
        `ranking: moved by ${shift}`,
        say.linked({ ...earlier, guessed: earlier.texts[0]! }, { prompt, texts, guessed }),
      );
    }
  }
}

/** What raters who tell each other all find out, and one who joins again. */
function acrossRaters(
  sittings: readonly Sitting[],
  items: readonly (readonly SeenItem[])[],
  note: Note,
  say: Say,
): void {
  const pairsOf = (rater: number) => items[rater]!.flatMap((item) => item.pairs);
  for (let rater = 1; rater < sittings.length; rater++) {
    const [mine, theirs] = [pairsOf(rater), pairsOf(rater - 1)];
    for (const [index, pair] of mine.entries()) {
      const other = theirs[index];
      if (other === undefined || other.prompt === pair.prompt) continue;
      note(
        'side: the coin of the rater before, turned',
        say.linked(
          { prompt: other.prompt, texts: [other.left, other.right], guessed: other.left },
          { prompt: pair.prompt, texts: [pair.left, pair.right], guessed: pair.right },
        ),
      );
    }
    for (const [index, item] of items[rater]!.entries()) {
      const other = items[rater - 1]![index];
      if (other === undefined || other.prompt === item.prompt) continue;
      if (item.single.length === 0 || other.single.length === 0) continue;
      const first = ({ prompt, single }: SeenItem) => {
        const texts = single.map(({ text }) => text);
        return { prompt, texts, guessed: texts[0]! };
      };
      note('text: first as the rater before had it', say.linked(first(other), first(item)));
    }
  }
  const byItem = new Map<string, SeenItem[]>();
  for (const item of items.flat()) byItem.set(item.prompt, [...(byItem.get(item.prompt) ?? []), item]);
  for (const [prompt, seen] of byItem) {
    const single = seen.map((item) => item.single.map(({ text }) => text));
    const texts = [...new Set(single.flat())].sort();
    const firsts = single.flatMap((own) => own.slice(0, 1));
    if (texts.length > 1) {
      note('all raters: most often first', say.baseline(prompt, texts, mostOften(firsts)!));
      note('all raters: shared, most often first', say.shared(prompt, texts, mostOften(firsts)!));
      note('all raters: first for the first', say.baseline(prompt, texts, firsts[0]!));
    }
    const pairs = seen.flatMap((item) => item.pairs);
    const known = new Set<string>();
    for (const { left, right } of pairs) {
      const both = [left, right].sort();
      if (known.has(both.join('\n'))) continue;
      known.add(both.join('\n'));
      const own = pairs.filter((pair) => both.includes(pair.left) && both.includes(pair.right));
      note(
        'all raters: most often left',
        say.baseline(prompt, both, mostOften(own.map((pair) => pair.left))!),
      );
      note('all raters: left for the first', say.baseline(prompt, both, own[0]!.left));
      const least = [...own].sort((a, b) => (a.seen.task.id < b.seen.task.id ? -1 : 1))[0]!;
      note('all raters: left where the id is least', say.baseline(prompt, both, least.left));
    }
    const inPairs = mostOften(pairs.flatMap((pair) => [pair.left, pair.right]));
    if (inPairs !== undefined && texts.length > 2) {
      note('all raters: in most pairs', say.baseline(prompt, texts, inPairs));
    }
  }
}

/** What a rater saw, by item, repeats left out. */
export function itemsOf(seen: readonly SeenTask[]): SeenItem[] {
  const items = new Map<string, { -readonly [Key in keyof SeenItem]: SeenItem[Key] }>();
  for (const [at, one] of seen.entries()) {
    const { task } = one;
    const { prompt } = task;
    const item = items.get(prompt) ?? { prompt, single: [], pairs: [], ranking: null, again: [], at };
    items.set(prompt, item);
    const { layout, texts } = shownTexts(task);
    switch (layout) {
      case 'single': {
        const [text] = texts as [string];
        const isAgain = item.single.some(
          (other) => other.text === text && other.seen.task.kind === task.kind,
        );
        if (isAgain) item.again = [...item.again, text];
        else item.single = [...item.single, { text, seen: one, at }];
        break;
      }
      case 'sides': {
        const [left, right] = texts as [string, string];
        const known = item.pairs.some(
          (pair) => [pair.left, pair.right].sort().join() === [left, right].sort().join(),
        );
        if (!known) item.pairs = [...item.pairs, { prompt, left, right, seen: one, at }];
        break;
      }
      case 'order':
        item.ranking ??= texts;
    }
  }
  return [...items.values()];
}

/** What occurs most often, the first of several. */
export function mostOften(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return values.find((value) => counts.get(value) === most);
}

/** Bytes of a response that are not the texts it shows. */
export function besides({ bytes, task }: SeenTask, texts: string): number {
  return bytes - Buffer.byteLength(texts) - Buffer.byteLength(task.prompt);
}

export function headersHash({ headers }: SeenTask): string {
  const told = [...headers].filter(([name]) => name !== 'date').map((header) => header.join());
  return createHash('sha256').update(told.join('\n')).digest('hex');
}

/** The names of a task's fields in the order in which they were sent: the same for all tasks of a kind. */
export function shapeOf(task: BlindTask): string {
  return `${task.kind}: ${Object.keys(task).join()}`;
}
