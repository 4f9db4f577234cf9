import type { compute as reasons } from '#app/core/shared/reasons/compute.ts';
import type { ProblemWords } from '../../problemWords.ts';

export const compute: ProblemWords<typeof reasons> = {
  'line-too-long': '该行超过 256 MB；请分成几次发送。',
  'line-not-utf8': '该行不是 UTF-8；请以 UTF-8 保存或发送。',
  'line-not-json': ({ said }) => `该行不是 JSON（${said}）；请每行发送一个 JSON 对象。`,
  'no-such-measure': ({ measure, measures }) => `没有“${measure}”这项指标；可用的有 ${measures}。`,
  'stdin-unreadable': ({ said }) => `无法读取标准输入（${said}）；请检查输送给 evenhand compute 的内容。`,
  'answer-unwritable': ({ said }) => `无法写出答案（${said}）。`,
  'encoder-option': ({ option }) =>
    `options.${option} 用于编码器，而嵌入向量不需要编码器；请改为给出 hypotheses 和 references，或去掉该项。`,
  'encoder-missing':
    '缺少 options.model；它应为编码器的文件夹（或给出 hypothesisEmbeddings 和 referenceEmbeddings）。',
  'segments-differ': ({ segments, name, given }) =>
    `hypothesisEmbeddings 有 ${segments} 段，而 ${name} 有 ${given} 段。`,
  'texts-differ': ({ texts, given }) =>
    `有 ${texts} 个文本，而对数概率属于 ${given} 个；请为每个文本各给一个列表。`,
  'request-refused': ({ said }) => `请求有误：${said}。`,
  'computation-broke-off': ({ said }) => `计算中断（${said}）：较小的请求也许可以完成；否则请予以报告。`,
  'line-not-json-number': ({ found }) => `该行不是 JSON：其中有 ${found}；缺失的值请写作 null。`,
  'clusters-without-bootstrap': 'options.clusters 用于自助抽样；请同时给出 options.bootstrap，或去掉它。',
};
