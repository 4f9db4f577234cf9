import { truthKey, type Controls, type Truth } from './study.ts';
import { besides, headersHash, mostOften, type Note, type SeenItem, type SeenText } from './tricks.ts';

interface Known {
  readonly truth: Truth;
  readonly controls: Controls;
}

/**
 * Tricks that start from controls. An item's texts are those that were rated, or where none are those that were compared.
 * Who guesses knows that the item has a control, and names it among them by what it is told of structure: a spoiled text
 * may give itself away, its place must not. What stands in an item's comparisons counts where nothing is rated; where
 * texts are rated their comparisons come later, which `ratedBeforeCompared` makes sure of.
 */
export function attackControls(items: readonly (readonly SeenItem[])[], known: Known, note: Note): void {
  for (const own of items) {
    for (const [index, item] of own.entries()) inOneItem(item, index, known, note);
  }
  const byPrompt = new Map<string, SeenItem[]>();
  for (const item of items.flat()) byPrompt.set(item.prompt, [...(byPrompt.get(item.prompt) ?? []), item]);
  for (const [prompt, seen] of byPrompt) {
    const orders = seen.map(textsOf);
    const texts = [...new Set(orders.flat())].sort();
    const say = sayer(prompt, texts, known, note);
    say('all raters: most often first', mostOften(orders.flatMap((order) => order.slice(0, 1))));
    say('all raters: most often last', mostOften(orders.flatMap((order) => order.slice(-1))));
    say('all raters: first for the first', orders[0]![0]);
  }
}

/** Items of a sitting in which a text was compared before all of the item's were rated. */
export function comparedBeforeRated(items: readonly SeenItem[]): SeenItem[] {
  return items.filter(({ single, pairs }) => {
    const first = Math.min(...pairs.map(({ at }) => at));
    return single.some(({ at }) => at > first);
  });
}

function inOneItem(item: SeenItem, index: number, known: Known, note: Note): void {
  const { prompt, single, pairs, ranking, again, at } = item;
  const texts = textsOf(item);
  const say = sayer(prompt, texts, known, note);
  say('comes first', texts[0]);
  say('comes last', texts.at(-1));
  say('comes in the middle', texts[1]);
  say(
    'is shown again',
    texts.find((text) => again.includes(text)),
  );
  // Who begins meets gross controls, which says nothing of where in the item they stand.
  if (index < 2) say('comes last in the first items', texts.at(-1));
  if (index < 2) say('comes first in the first items', texts[0]);
  if (index >= 8) say('comes last in later items', texts.at(-1));
  say('comes early where the item does', at % 2 === 0 ? texts[0] : texts.at(-1));
  const least = (valueOf: (one: SeenText) => number | string) =>
    [...single].sort((a, b) => (valueOf(a) < valueOf(b) ? -1 : 1))[0]?.text;
  say(
    'has the least id',
    least(({ seen }) => seen.task.id),
  );
  say(
    'came fastest',
    least(({ seen }) => seen.milliseconds),
  );
  say(
    'came with the fewest bytes beside it',
    least(({ seen, text }) => besides(seen, text)),
  );
  say(
    'has headers that hash low',
    least(({ seen }) => headersHash(seen)),
  );
  if (single.length === 0) {
    const inPairs = pairs.flatMap(({ left, right }) => [left, right]);
    say('is in fewest comparisons', fewest(inPairs));
    say('is in most comparisons', mostOften(inPairs));
    say('is on the left of most pairs', mostOften(pairs.map(({ left }) => left)));
    say('is in the last pair', pairs.at(-1)?.right);
    for (const [place, text] of (ranking ?? []).entries()) say(`is shown at place ${place}`, text);
  }
  fromWords(item, texts, known, note);
}

/** What follows from two of an item's texts having the same words, as a control and its source have. */
function fromWords(item: SeenItem, texts: readonly string[], { truth, controls }: Known, note: Note): void {
  const { prompt } = item;
  const alike = mostAlike(texts);
  if (alike === null) return;
  const say = sayer(prompt, alike, { truth, controls }, note);
  say('is the first of two that are alike', alike[0]);
  say('is the second of two that are alike', alike[1]);
  const control = alike.find((text) => controls.has(truthKey(prompt, text)));
  const source = alike.find((text) => text !== control);
  if (control === undefined || source === undefined) return;
  // Even who sees which of the two is the control learns from it of no system.
  const others = texts.filter((text) => !controls.has(truthKey(prompt, text)));
  const writers = (text: string) => truth.get(truthKey(prompt, text))!;
  const baseline = others.filter((text) => writers(text).has(0));
  // Of a text that several systems wrote it is as if each had been drawn.
  const drawn = others.map((text) => writers(text).size);
  const sum = drawn.reduce((a, b) => a + b, 0);
  const chance = others.reduce((c, text, i) => c + (baseline.includes(text) ? drawn[i]! / sum : 0), 0);
  note('source of a control: is the baseline', { hit: baseline.includes(source), chance });
}

function textsOf({ single, pairs, ranking }: SeenItem): string[] {
  if (single.length > 0) return single.map(({ text }) => text);
  return [...new Set(ranking ?? pairs.flatMap(({ left, right }) => [left, right]))];
}

/** Notes a guess that a text is a control, of texts one of which at least is one. */
function sayer(prompt: string, texts: readonly string[], { controls }: Known, note: Note) {
  const of = texts.filter((text) => controls.has(truthKey(prompt, text)));
  return (trick: string, guessed: string | undefined) => {
    if (of.length === 0 || of.length === texts.length || guessed === undefined) return;
    note(`control: ${trick}`, { hit: of.includes(guessed), chance: of.length / texts.length });
    // Gross ones give themselves away by what they say; of slight ones this is asked by itself.
    const slight = of.filter((text) => controls.get(truthKey(prompt, text))!.dose === 'slight');
    if (slight.length === of.length) {
      note(`slight control: ${trick}`, { hit: of.includes(guessed), chance: of.length / texts.length });
    }
  };
}

/** The two texts that have most words in common, where they have more than half of them. */
function mostAlike(texts: readonly string[]): [string, string] | null {
  const words = texts.map((text) => new Set(text.split(/\s+/u)));
  let best: { pair: [string, string]; shared: number } | null = null;
  for (const [i, one] of words.entries()) {
    for (const [j, other] of words.entries()) {
      if (j <= i) continue;
      const shared = [...one].filter((word) => other.has(word)).length / Math.max(one.size, other.size);
      if (shared > 0.5 && (best === null || shared > best.shared))
        best = { pair: [texts[i]!, texts[j]!], shared };
    }
  }
  return best?.pair ?? null;
}

/** What occurs least often, the first of several. */
function fewest(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const least = Math.min(...counts.values());
  return values.find((value) => counts.get(value) === least);
}
