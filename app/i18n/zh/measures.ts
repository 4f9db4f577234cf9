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
  chrf: {
    title: 'chrF',
    explanation: '输出与参考文本共有的一至六个字符连续片段，0–100。',
  },
  'chrf++': {
    title: 'chrF++',
    explanation: '同上，另计单词与相邻词对。',
  },
  ter: {
    title: 'TER',
    explanation: '把输出改成参考文本所需的编辑次数，按每百词计。',
  },
  meteor: {
    title: 'METEOR',
    explanation: '匹配的词（英语还按词干匹配），并对零散匹配扣分。',
  },
  exactMatch: {
    title: '完全匹配',
    explanation: '除大小写和标点外与某一参考文本相同的输出所占比例。',
  },
  tokenF1: {
    title: '词 F1',
    explanation: '简短回答中输出与参考文本共有的词。',
  },
  distinct: {
    title: '不重复 n-gram',
    explanation: '一个输出内部互不相同的相邻词对所占比例；模型自我重复时偏低。',
  },
  lengthRatio: {
    title: '长度比',
    explanation: '输出相对于参考文本的长度。',
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
