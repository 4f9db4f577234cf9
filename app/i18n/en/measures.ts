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
