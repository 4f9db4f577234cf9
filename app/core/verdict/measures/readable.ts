import { readableShare } from '../../measures/language/language.ts';
import { note } from '../../shared/notes.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';
import { measuresOf } from '../../studies/measures.ts';
import type { ItemRow } from '../../evidence/data.ts';
import { noted } from '../../evidence/noted.ts';
import type { EvidenceLine } from '../../evidence/types.ts';
import { studyTokenizers } from './tokenizers.ts';

/** A measure that reads less than this share of the references' words can't tell how they are met. */
export const READS_AT_LEAST = 0.9;

/**
 * The measures that can't measure a study's texts, with the share of the references' words that they read: their
 * tokenizer sees another alphabet, or takes sentences of a script without spaces for words. None in studies that
 * measure as release 0.1.0 did, whose verdicts stay.
 */
export function unreadableMeasures(
  configuration: StudyConfiguration,
  items: readonly ItemRow[],
): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  if (configuration.measures === null) return shares;
  const tokenizers = studyTokenizers(configuration, items);
  for (const { name, reads } of measuresOf(configuration)) {
    if (reads === undefined) continue;
    let [characters, readable] = [0, 0];
    for (const { item, references } of items) {
      const length = references.reduce((sum, reference) => sum + reference.length, 0);
      characters += length;
      readable += length * readableShare(references, tokenizers.get(item)![reads]);
    }
    if (characters > 0 && readable / characters < READS_AT_LEAST) shares.set(name, readable / characters);
  }
  return shares;
}

/** The line of a measure that can't measure these texts: without an interval, so that it says nothing by chance. */
export function unreadableLine(line: EvidenceLine, share: number, wasVoter: boolean): EvidenceLine {
  return {
    ...line,
    estimate: null,
    lower: null,
    upper: null,
    state: 'missing',
    votes: false,
    ...noted(note('texts-unreadable', { percent: Math.floor(share * 100), struck: wasVoter })),
  };
}
