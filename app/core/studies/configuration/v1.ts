import { z } from 'zod';

// How release 0.1.0 read a configuration: its shape and what it put where something was left out. What that release
// checked besides isn't here, since only what passed was stored. Never changed: data hashes of its studies rest on it.

const text = z.object({ en: z.string(), zh: z.string() });

const likert = {
  fluency: {
    key: 'fluency',
    label: { en: 'Fluency', zh: '流畅度' },
    question: { en: 'Is it well-formed, natural language?', zh: '语言是否通顺自然？' },
    scale: 5 as const,
    anchors: {
      en: [
        'Unreadable: broken or garbled language',
        'Hard to read: many errors',
        'Readable: several errors or awkward phrases',
        'Good: a small slip at most',
        'Flawless: reads like a careful writer',
      ],
      zh: [
        '无法阅读：语句破碎或混乱',
        '难以阅读：错误很多',
        '可以读懂：有几处错误或别扭的表达',
        '良好：至多一处小毛病',
        '完美：如同用心写作的人所写',
      ],
    },
  },
  relevance: {
    key: 'relevance',
    label: { en: 'Relevance', zh: '相关性' },
    question: { en: 'Does it do what the prompt asks for?', zh: '是否回应了提示的要求？' },
    scale: 5 as const,
    anchors: {
      en: [
        'Off topic: about something else',
        'Mostly beside the point',
        'In part: important things are missing',
        'Mostly: a minor thing is missing',
        'Fully: everything asked for is there',
      ],
      zh: [
        '离题：写的是别的内容',
        '大部分没有切题',
        '部分切题：缺少重要内容',
        '基本切题：缺少次要内容',
        '完全切题：要求的内容都有',
      ],
    },
  },
  consistency: {
    key: 'consistency',
    label: { en: 'Consistency', zh: '一致性' },
    question: {
      en: 'Does everything it states agree with the prompt, the source and itself?',
      zh: '所述内容是否与提示、原文及自身一致？',
    },
    scale: 5 as const,
    anchors: {
      en: [
        'Contradicts the given facts throughout',
        'Several statements are wrong or invented',
        'One important statement is wrong or invented',
        'One minor statement is inexact',
        'Every statement is supported',
      ],
      zh: [
        '通篇与所给事实矛盾',
        '多处陈述有误或凭空捏造',
        '一处重要陈述有误或凭空捏造',
        '一处次要陈述不够准确',
        '每一处陈述都有依据',
      ],
    },
  },
};

const criterion = z.object({
  key: z.string(),
  label: text,
  question: text,
  scale: z.literal([3, 5, 7, 100]).default(5),
  anchors: z.object({ en: z.array(z.string()), zh: z.array(z.string()) }),
  required: z.boolean().optional(),
});

const range = z.object({ lowest: z.number(), highest: z.number() });
const example = { prompt: z.string(), source: z.string().optional(), feedback: text };

const training = z.object({
  tasks: z.array(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('likert'),
        ...example,
        text: z.string(),
        expected: z.record(z.string(), range),
      }),
      z.object({
        kind: z.literal('pairwise'),
        ...example,
        left: z.string(),
        right: z.string(),
        expected: z.array(z.enum(['left', 'right', 'tie'])),
      }),
    ]),
  ),
  passMark: z.number().default(0.7),
  attempts: z.number().default(2),
});

const protocol = z.object({
  criteria: z.array(criterion).default([likert.fluency, likert.relevance, likert.consistency]),
  pairwise: z
    .union([z.boolean(), z.object({ ties: z.boolean().default(true), strength: z.boolean().default(false) })])
    .default(true),
  ranking: z
    .union([
      z.literal(false),
      z.object({ form: z.enum(['ranking', 'best-worst']), ties: z.boolean().default(true) }),
    ])
    .default(false),
  highlights: z
    .union([
      z.literal(false),
      z.object({
        severities: z.array(z.enum(['minor', 'major', 'critical'])).default(['minor', 'major']),
        criteria: z.boolean().default(false),
        comments: z.boolean().default(false),
      }),
    ])
    .default(false),
  strategy: z.enum(['open', 'panel']).default('open'),
  ratersPerItem: z.number().default(3),
  overlap: z.object({ share: z.number() }).default({ share: 1 }),
  repeats: z.object({ share: z.number() }).default({ share: 0 }),
  controls: z.object({ share: z.number(), minimum: z.number() }).default({ share: 0.1, minimum: 20 }),
  blocksPerSitting: z.number().default(12),
  leastItemsPerRater: z.number().nullable().default(null),
  mostItemsPerRater: z.number().nullable().default(null),
  leaseMinutes: z.number().default(60),
  comments: z.boolean().default(true),
  eligibility: z
    .array(
      z.object({
        key: z.string(),
        question: text,
        options: z.array(z.object({ key: z.string(), label: text, eligible: z.boolean() })),
      }),
    )
    .default([]),
  training: training.nullable().default(null),
});

const margin = (accept: number, limit: number) =>
  z.object({ accept: z.number(), limit: z.number() }).default({ accept, limit });

const margins = z.object({
  criteria: margin(0.075, 0.125),
  preference: margin(0.1, 0.2),
  bleu: margin(2, 5),
  rouge: margin(0.01, 0.03),
  perplexity: margin(0.1, 0.2),
});

const provider = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('onnx'), modelFolder: z.string() }),
  z.object({ kind: z.literal('import') }),
  z.strictObject({
    kind: z.literal('openai'),
    baseUrl: z.string(),
    model: z.string(),
    api: z.enum(['chat', 'completions']),
    concurrency: z.number().default(4),
    requestsPerMinute: z.number().optional(),
    timeoutSeconds: z.number().default(120),
    apiKeyVariable: z.string().optional(),
  }),
]);

export const configurationV1 = z.object({
  name: z.string(),
  question: z.string().default(''),
  raterTitle: z.string().optional(),
  guidelines: z.string().default(''),
  consent: z.string().optional(),
  locale: z.enum(['en', 'zh']).default('en'),
  seed: z.string(),
  systems: z.array(
    z.object({
      name: z.string(),
      role: z.enum(['baseline', 'candidate']),
      provider,
      settings: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
  protocol: protocol.default(() => protocol.parse({})),
  margins: margins.default(() => margins.parse({})),
  profile: z
    .enum([
      'medical',
      'finance',
      'autonomous-driving',
      'search',
      'recommendation',
      'speech',
      'chat',
      'devices',
      'core-function',
      'important-function',
      'auxiliary-function',
      'cloud',
      'edge',
      'iot',
    ])
    .optional(),
  voters: z.array(z.enum(['bleu', 'rouge1', 'rouge2', 'rougeL', 'perplexity'])).default(['bleu', 'rougeL']),
  bertscore: z
    .object({
      modelFolder: z.string(),
      variant: z.string().optional(),
      layer: z.number().optional(),
      idf: z.boolean().default(false),
      baseline: z.object({ precision: z.number(), recall: z.number(), f1: z.number() }).optional(),
    })
    .optional(),
  tokenizer: z.enum(['auto', '13a', 'zh', 'char', 'intl', 'none']).default('auto'),
  floors: z
    .object({
      meanRating: z.number().optional(),
      bleu: z.number().optional(),
      perplexity: z.number().optional(),
    })
    .default({}),
  gates: z.object({ alpha: z.number(), ac2: z.number() }).default({ alpha: 0.4, ac2: 0.6 }),
  exclusion: z
    .object({
      minimumControls: z.number(),
      mostFailedShare: z.number(),
      admissible: z.record(z.string(), range).default({}),
    })
    .default({ minimumControls: 6, mostFailedShare: 1 / 3, admissible: {} }),
  looks: z.number().default(1),
  resamples: z.number().default(1000),
});
export type ConfigurationV1 = z.infer<typeof configurationV1>;
