import type { ReportedMeasure } from '#app/core/measures/registry.ts';

/** What each measure is called and what it says. */
export const measures = {
  bleu: {
    title: 'BLEU',
    explanation: '输出与参考文本共有的一至四词连续片段，0–100。',
  },
  'bleu-13a': {
    title: 'BLEU（13a）',
    explanation: '按西文分词器计算的 BLEU，便于与他人数值比较。',
  },
  rouge1: {
    title: 'ROUGE-1',
    explanation: '输出与参考文本共有的词。',
  },
  rouge2: {
    title: 'ROUGE-2',
    explanation: '输出与参考文本共有的相邻词对。',
  },
  rougeL: {
    title: 'ROUGE-L',
    explanation: '输出与参考文本按顺序共有的最长词序列。',
  },
  perplexity: {
    title: '困惑度',
    explanation: '模型对参考文本感到意外的程度；分词器不同的系统不能相互比较。',
  },
  bitsPerByte: {
    title: '每字节比特数',
    explanation: '按文本每字节计算的同一数值，可在不同分词器之间比较。',
  },
  bertscore: {
    title: 'BERTScore F1',
    explanation: '编码器看来输出与参考文本的相似程度。',
  },
  bertscorePrecision: {
    title: 'BERTScore 精确率',
    explanation: '编码器看来输出中有多少得到参考文本支持。',
  },
  bertscoreRecall: {
    title: 'BERTScore 召回率',
    explanation: '编码器看来参考文本中有多少被输出覆盖。',
  },
} as const satisfies Record<ReportedMeasure, { title: string; explanation: string }>;
