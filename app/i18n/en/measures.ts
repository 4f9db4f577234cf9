import type { ReportedMeasure } from '#app/core/measures/registry.ts';

/** What each measure is called and what it says. */
export const measures = {
  bleu: {
    title: 'BLEU',
    explanation: 'How many runs of one to four words output and reference share, 0–100.',
  },
  'bleu-13a': {
    title: 'BLEU (13a)',
    explanation: 'BLEU by the tokenizer for Western languages, for comparison with figures of others.',
  },
  rouge1: {
    title: 'ROUGE-1',
    explanation: 'Words that output and reference share.',
  },
  rouge2: {
    title: 'ROUGE-2',
    explanation: 'Pairs of neighbouring words that output and reference share.',
  },
  rougeL: {
    title: 'ROUGE-L',
    explanation: 'The longest sequence of words that output and reference share in order.',
  },
  chrf: {
    title: 'chrF',
    explanation: 'Runs of one to six characters that output and reference share, 0–100.',
  },
  'chrf++': {
    title: 'chrF++',
    explanation: 'The same with words and pairs of words.',
  },
  ter: {
    title: 'TER',
    explanation: 'Edits that make the output a reference, for each hundred words.',
  },
  meteor: {
    title: 'METEOR',
    explanation: 'Words that match, English ones by their stems too, less a penalty for scattered matches.',
  },
  exactMatch: {
    title: 'Exact match',
    explanation: 'How many outputs are a reference, but for case and punctuation.',
  },
  tokenF1: {
    title: 'Word F1',
    explanation: 'Words of a short answer that output and reference share.',
  },
  distinct: {
    title: 'Distinct n-grams',
    explanation:
      'How many pairs of words within an output are different ones; low where a model repeats itself.',
  },
  lengthRatio: {
    title: 'Length ratio',
    explanation: 'How long outputs are beside their references.',
  },
  perplexity: {
    title: 'Perplexity',
    explanation:
      'How surprised the model is by the references; systems with different tokenizers do not compare.',
  },
  bitsPerByte: {
    title: 'Bits per byte',
    explanation: 'The same for each byte of text, which compares between tokenizers.',
  },
  bertscore: {
    title: 'BERTScore F1',
    explanation: 'How alike output and reference are to an encoder.',
  },
  bertscorePrecision: {
    title: 'BERTScore precision',
    explanation: 'How much of the output the reference supports, to an encoder.',
  },
  bertscoreRecall: {
    title: 'BERTScore recall',
    explanation: 'How much of the reference the output covers, to an encoder.',
  },
} as const satisfies Record<ReportedMeasure, { title: string; explanation: string }>;
