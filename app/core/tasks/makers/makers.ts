import { spoilConsistency } from '../spoilConsistency.ts';
import { spoilFluency } from '../spoilFluency.ts';
import { spoilRelevance } from '../spoilRelevance.ts';
import { oneFact, oneName, oneNegation, oneNumber } from './consistency.ts';
import { doubledWord, missingWord, swappedWords, wrongAgreement } from './fluency.ts';
import type { Maker } from './maker.ts';
import { foreignSentence, missingRequest } from './relevance.ts';

/**
 * The makers of controls. Of the slight ones of a criterion a study takes two where they give enough, those first that
 * stand first: each maker's controls have to be seen by themselves, and few tell little.
 */
export const MAKERS: readonly Maker[] = [
  { key: 'shuffled-words', criterion: 'fluency', dose: 'gross', make: (item, _, random) => spoilFluency(item.text, random) },
  { key: 'doubled-word', criterion: 'fluency', dose: 'slight', make: doubledWord },
  { key: 'swapped-words', criterion: 'fluency', dose: 'slight', make: swappedWords },
  { key: 'missing-word', criterion: 'fluency', dose: 'slight', make: missingWord },
  { key: 'wrong-agreement', criterion: 'fluency', dose: 'slight', make: wrongAgreement },
  { key: 'other-text', criterion: 'relevance', dose: 'gross', make: spoilRelevance },
  { key: 'foreign-sentence', criterion: 'relevance', dose: 'slight', make: foreignSentence },
  { key: 'missing-request', criterion: 'relevance', dose: 'slight', make: missingRequest },
  { key: 'other-facts', criterion: 'consistency', dose: 'gross', make: spoilConsistency },
  { key: 'one-number', criterion: 'consistency', dose: 'slight', make: oneNumber },
  { key: 'one-fact', criterion: 'consistency', dose: 'slight', make: oneFact },
  { key: 'one-name', criterion: 'consistency', dose: 'slight', make: oneName },
  { key: 'one-negation', criterion: 'consistency', dose: 'slight', make: oneNegation },
]; // prettier-ignore
