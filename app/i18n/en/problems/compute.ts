import type { compute as reasons } from '#app/core/shared/reasons/compute.ts';
import type { ProblemWords } from '../../problemWords.ts';

export const compute: ProblemWords<typeof reasons> = {
  'line-too-long': 'The line is longer than 256 MB; send the request in several.',
  'line-not-utf8': 'The line is not UTF-8; save or send the request as UTF-8.',
  'line-not-json': ({ said }) => `The line is not JSON (${said}); send one JSON object a line.`,
  'no-such-measure': ({ measure, measures }) =>
    `The measure "${measure}" is not known; there are ${measures}.`,
  'stdin-unreadable': ({ said }) =>
    `Standard input cannot be read (${said}); check what is piped into evenhand compute.`,
  'answer-unwritable': ({ said }) => `The answer cannot be written (${said}).`,
  'encoder-option': ({ option }) =>
    `options.${option} is about an encoder, and embeddings need none; give hypotheses and references instead of them, or leave it out.`,
  'encoder-missing':
    'options.model is missing; it must be the folder of an encoder (or give hypothesisEmbeddings and referenceEmbeddings).',
  'segments-differ': ({ segments, name, given }) =>
    `hypothesisEmbeddings has ${segments} segments and ${name} has ${given}.`,
  'texts-differ': ({ texts, given }) =>
    `There are ${texts} texts and log-probabilities for ${given}; give one list for each text.`,
  'request-refused': ({ said }) => `${said}.`,
  'computation-broke-off': ({ said }) =>
    `The computation broke off (${said}): a smaller request may pass; please report it otherwise.`,
  'line-not-json-number': ({ found }) =>
    `The line is not JSON: it holds ${found}; write null where a value is missing.`,
  'clusters-without-bootstrap':
    'options.clusters is what a bootstrap draws; give options.bootstrap too, or leave it out.',
};
