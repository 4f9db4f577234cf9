import type { NoteWords } from './params.ts';

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;

export const en: NoteWords = {
  'nothing-to-compare': 'No unit has two or more ratings, so there is nothing to compare.',
  'no-unit': 'There is no unit to compare.',
  'same-category-throughout': 'Both raters use one and the same category throughout.',
  'subjects-need-two-ratings': 'Subjects need two or more ratings each.',
  'ratings-uncountable': 'There are more ratings than a number can count.',
  'ratings-in-one-category': 'All ratings are in one category, so agreement cannot be told from habit.',
  'one-category-only': 'With a single category agreement cannot be told from habit.',
  'one-unit-only': 'A single unit gives no standard error.',
  'chance-agrees-fully': 'Chance alone would give full agreement.',
  'icc-needs-two-of-each': 'Intraclass correlation needs at least two subjects and two raters.',
  'ratings-the-same': 'All ratings are the same, or too close to tell apart.',
  'no-error-variance': 'There is no error to compare with, so F and the interval do not exist.',
  'variances-leave-undefined': 'The variances of these ratings leave it undefined.',
  'concordance-needs-two-of-each': 'Concordance needs at least two objects and two raters.',
  'ranks-the-same': 'Every rater gives all objects the same rank.',
  'resample-undefined': 'A resample whose α is null has nothing to compare or no variation.',
  'disagreement-beyond-numbers':
    'The differences between the values are beyond what a number can hold, or divide by zero.',
  'pairable-ratings-the-same':
    'All pairable ratings are the same, or too close to tell apart, so agreement cannot be told from habit.',
  'rater-saw-none-of-a-category':
    'A rater judged no item that may be of the category, so nothing is known of these errors.',
  'agreement-undefined': 'It is not defined here.',
  'nobody-tells-texts-apart': 'No item was ranked by two raters who tell its texts apart.',
  'values-beyond-numbers': 'The values are beyond what a number can hold.',
  'difference-beyond-numbers': 'The difference is beyond what a number can hold.',
  'differences-beyond-numbers': 'The differences are beyond what a number can hold.',
  'correlation-needs-two-pairs': 'A correlation needs two pairs or more.',
  'side-without-variation': 'One side has no variation.',
  'two-pairs-give-no-p': 'Two pairs say nothing of p; three are needed.',
  't-needs-two-pairs': 'A t test needs two pairs or more.',
  'differences-the-same': 'All differences are the same, so their spread is 0.',
  'no-pair': 'There is no pair to compare.',
  'no-pair-differs': 'No pair differs, so there is nothing to rank.',
  'spread-needs-two-values': 'A standard deviation needs two values or more.',
  'values-without-spread': 'The values do not vary, so there is no standard deviation to measure by.',
  'interval-needs-two-of-each': ({ items, raters }) =>
    `An interval over items and raters needs at least two of each; there ${items === 1 ? 'is' : 'are'} ${count(items, 'item')} and ${count(raters, 'rater')}.`,
  'no-difference-to-keep': 'No difference between candidate and baseline is there.',
  'no-control-to-compare': 'No reading of a control is there, so there is nothing to compare a loss with.',
  'counts-too-far-apart': 'The estimate exists, but the counts are too far apart for float64 to find it.',
  'counts-too-small': 'The counts are so small that the standard errors are beyond what a number can hold.',
  'no-tie': 'There is no tie, so the tie parameter is 0 and has no interval.',
  'systems-not-connected': ({ systems }) =>
    `No system of {${systems}} ever beat or tied with one outside of it, so the data set no limit to how far it is behind.`,
  'ties-without-limit':
    'There is no pair in which both won, and ties are so frequent that their parameter has no limit.',
  'no-query': 'There is no query.',
  'queries-without-relevance': ({ queries, without }) =>
    `Of ${queries} queries ${without} have nothing relevant: their NDCG and average precision are null and left out of the means.`,
  'class-figures-undefined':
    'null stands for a figure that divides by zero: the precision of a label never given, the recall or area of a class with no items (or no others), and a mean over such classes.',
  'figure-beyond-numbers': 'It is beyond what a number can hold.',
  'values-equal': 'All values are equal, so the interval has no width.',
  'no-control-rated': 'No control that harms this criterion was rated.',
  'no-references': 'No item has references.',
  'no-references-scored': 'No references were scored.',
  'no-scores-of-both': 'No item has scores of both systems.',
  'tokenizers-differ': 'The systems do not share a tokenizer: costs are compared per token of the baseline.',
  'struck-for-not-following': 'Struck as a voter: it does not follow these people at all.',
  'texts-unreadable': ({ percent, struck }) =>
    `${struck ? 'Struck as a voter' : "It can't measure these texts"}: its tokenizer reads ${percent} % of the words of these references.`,
  'scores-too-few': ({ items, of, struck }) =>
    `${struck ? 'Struck as a voter: only' : 'Only'} ${items} of ${of} items have scores of both systems.`,
  'controls-outside-range': ({ failed, seen }) => `${failed} of ${seen} controls rated outside their range`,
  'aside-gross-controls': 'Gave texts that were plainly spoiled much the same as others.',
  'aside-constant-answers': 'Gave nearly always the same answer.',
  'aside-impossible-pace': 'Answered faster than anybody can read.',
};
