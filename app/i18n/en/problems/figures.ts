import type { figures as reasons } from '#app/core/shared/reasons/figures.ts';
import type { ProblemWords } from '../../problemWords.ts';

export const figures: ProblemWords<typeof reasons> = {
  'not-whole-from-one': ({ name, value }) => `${name} must be a whole number of at least 1 and is ${value}.`,
  'tau-sides-differ': ({ x, y }) => `τ-b needs as many values on both sides; there are ${x} and ${y}.`,
  'tau-not-finite': ({ pair, x, y }) => `τ-b needs finite numbers; pair ${pair} is (${x}, ${y}).`,
  'no-percentile': ({ values, fraction }) =>
    `A percentile needs values and a fraction from 0 to 1; it got ${values} values and ${fraction}.`,
  'no-proportion': ({ successes, of }) =>
    `A proportion needs whole numbers with 0 ≤ successes ≤ n and n ≥ 1; it got ${successes} of ${of}.`,
  'not-finite': ({ place, value }) => `${place} is ${value}; a finite number is needed.`,
  'pairs-differ': ({ x, y }) => `x has ${x} values and y has ${y}; pairs need as many on both sides.`,
  'wins-empty': 'wins is empty; it needs a row for each system.',
  'ties-not-symmetric': ({ one, is, other, otherIs }) =>
    `${one} is ${is} and ${other} is ${otherIs}; a tie is one of both, so the table must be symmetric.`,
  'rows-for-systems': ({ name, rows, systems }) => `${name} has ${rows} rows for ${systems} systems.`,
  'entries-for-systems': ({ place, entries, systems }) =>
    `${place} has ${entries} entries for ${systems} systems.`,
  'no-count': ({ place, value }) => `${place} is ${value}; a count is 0 or more.`,
  'compared-with-itself': ({ place, value }) =>
    `${place} is ${value}; a system isn't compared with itself, so it must be 0.`,
  'no-p-value': ({ place, value }) => `${place} is ${value}; a p value lies between 0 and 1.`,
  'no-probability': ({ value }) => `A probability between 0 and 1 is needed and is ${value}.`,
  'no-degrees-of-freedom': ({ values }) =>
    `Degrees of freedom must be above 0 and are ${values.join(' and ')}.`,
  'observation-too-large': ({ observation, value, largest }) =>
    `Observation ${observation} has the value ${value}; a number of at most ±${largest} is needed.`,
  'neither-zero-nor-one': ({ place }) => `McNemar's test compares zeros and ones; ${place} is neither.`,
  'no-confidence': ({ value }) => `confidence must lie between 0 and 1, for example 0.95, and is ${value}.`,
  'ratings-incomplete': ({ place, raters }) =>
    `${place} must hold ${raters} finite numbers, one a rater, none missing.`,
  'no-such-weights': ({ weights, given }) => `weights must be one of ${weights} and is "${given}".`,
  'kappa-sides-differ': ({ a, b }) =>
    `There are ${a} ratings of a and ${b} of b; give one of each for each unit.`,
  'kappa-rating-missing': ({ place }) =>
    `${place} must be a finite number or a text; κ takes no missing ratings.`,
  'categories-twice': 'categories names a category twice.',
  'rating-of-no-category': ({ rating }) => `The rating ${rating} is none of the categories.`,
  'counts-incomplete': ({ place, categories }) =>
    `${place} must hold ${categories} whole numbers of at least 0, one a category.`,
  'counts-unequal': ({ place, sum, first }) =>
    `${place} sums to ${sum} and counts[0] to ${first}; every subject needs as many ratings (krippendorff_alpha and gwet_ac take any number).`,
  'no-such-unit': ({ place, unit, last }) => `${place} names unit ${unit}; units run from 0 to ${last}.`,
  'clusters-for-units': ({ clusters, units }) =>
    `clusters names ${clusters} clusters for ${units} units; one a unit is needed.`,
  'no-such-level': ({ levels, given }) => `level must be one of ${levels} and is "${given}".`,
  'dawid-skene-options': ({ iterations, tolerance }) =>
    `Dawid–Skene needs one iteration or more and a tolerance of 0 or more; it got ${iterations} and ${tolerance}.`,
  'mace-options': ({ iterations, restarts }) =>
    `MACE needs one iteration and one start or more; it got ${iterations} and ${restarts}.`,
  'judgments-empty': 'judgments is empty; give rows of item, rater and category.',
  'name-of-two-types': ({ place, what, name }) =>
    `${place}: the ${what} ${name} is there as a number and as a text; use one of both.`,
  'no-rating-value': ({ place, value }) => `${place}: ${value} is neither a finite number nor a text.`,
  'ratings-not-rows': 'ratings must be an array of rows, one a rater: ratings[rater][unit].',
  'ratings-row-length': ({ place, entries, units }) =>
    `${place} has ${entries} entries and ratings[0] has ${units}; every rater needs one entry a unit (null where missing).`,
  'unit-in-clusters': ({ place, unit }) =>
    `${place}: unit ${unit} must stand in one cluster, like every unit.`,
  'unit-rated-twice': ({ place, rater, unit }) =>
    `${place}: rater ${rater} rates unit ${unit} a second time.`,
  'severity-needs-numbers': ({ text }) => `Severity needs numbers, and there is the text "${text}".`,
  'weighting-needs-numbers': ({ weighting, text }) =>
    `The weighting "${weighting}" needs numbers, and there is the text "${text}".`,
  'level-needs-numbers': ({ level, text }) =>
    `The ${level} level needs numbers, and there is the text "${text}".`,
  'no-rating': ({ place }) => `${place} must be a finite number, a text or null.`,
  'labels-of-two-types': ({ what, number, text }) =>
    `The ${what} ${number} is there as a number and ${text} as a text; write all of them as numbers or all as texts.`,
  'no-rouge-type': ({ given }) =>
    `"${given}" is no ROUGE type; there are rouge1 … rouge9, rougeL, rougeLsum, rougeS and rougeSU.`,
  'no-segments': ({ measure }) => `${measure} needs at least one segment, and there is none.`,
  'ideals-for-queries': ({ queries, ideals }) =>
    `There are ${queries} queries and ideals for ${ideals}; give one for each.`,
  'no-relevance': ({ place, value }) => `${place} is ${value}; relevance is a finite number of 0 or more.`,
  'ideal-incomplete': ({ place, relevance }) =>
    `${place} must hold the relevance of all documents, and lacks one of ${relevance} that was ranked.`,
  'no-hypotheses': 'There are no hypotheses; a corpus needs at least one segment.',
  'references-for-hypotheses': ({ hypotheses, segments }) =>
    `There are ${hypotheses} hypotheses and references for ${segments} segments; give one list of references for each hypothesis.`,
  'references-empty': ({ place }) => `${place} is empty; each segment needs at least one reference.`,
  'no-log-probability': ({ token, value }) =>
    `Token ${token} has the log-probability ${value}; a log-probability is a finite number, 0 or less.`,
  'weights-for-tokens': ({ what, tokens, weights }) =>
    `The ${what} has ${tokens} tokens and ${weights} weights.`,
  'dimensions-differ': ({ what, token, dimensions, elsewhere }) =>
    `Token ${token} of the ${what} has ${dimensions} dimensions; there are ${elsewhere} elsewhere.`,
  'embedding-not-finite': ({ what, token, value }) =>
    `Token ${token} of the ${what} holds ${value}; it must be finite.`,
  'no-weight': ({ what, weight, value }) =>
    `Weight ${weight} of the ${what} is ${value}; it must be 0 or more.`,
  'no-baseline-value': ({ name, value }) => `The baseline's ${name} is ${value}; it must be below 1.`,
  'no-baseline-of-layer': ({ name, layer, known }) =>
    `${name} has no line for layer ${layer}; it has ${known === '' ? 'none that begins with the number of a layer' : known}.`,
  'baseline-line-unreadable': ({ name, layer, line }) =>
    `${name}, layer ${layer}: "${line}" must hold precision, recall and F1 behind the layer, each a number below 1.`,
  'no-theta': ({ value }) => `theta must be a number above 0 and is ${value}.`,
  'no-beta': ({ value }) => `beta is ${value}; it must be above 0.`,
  'scores-for-items': ({ scores, items }) => `There are scores for ${scores} items of ${items}.`,
  'scores-of-classes': ({ place, classes, names }) =>
    `${place} must hold a finite number for each of the ${classes} classes (${names}), or one number where there are two classes.`,
  'label-twice': ({ label }) => `The label ${label} is there twice; name each class once.`,
  'labels-differ': ({ truth, predicted }) =>
    `There are ${truth} true labels and ${predicted} predicted ones; give one of each for each item.`,
};
