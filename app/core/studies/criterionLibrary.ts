import { CONSISTENCY, FLUENCY, RELEVANCE, type LibraryCriterion } from './criteria.ts';

/** Does it say enough: what a reader wanted to know, in substance. */
export const INFORMATIVENESS: LibraryCriterion = {
  key: 'informativeness',
  label: { en: 'Informativeness', zh: '信息量' },
  question: { en: 'Does it tell the reader what there is to know?', zh: '是否把读者该知道的内容说清楚了？' },
  scale: 5,
  anchors: {
    en: [
      'Empty: nothing that a reader could use',
      'Thin: a little, most is left out',
      'Fair: the main thing, without detail',
      'Rich: most of what matters',
      'Complete: all that matters, nothing idle',
    ],
    zh: [
      '空洞：没有读者用得上的内容',
      '单薄：只有一点，大部分缺失',
      '一般：有主要内容，缺少细节',
      '丰富：大部分要点都有',
      '完整：要点齐全，没有废话',
    ],
  },
};

/** Do its parts follow from one another. */
export const COHERENCE: LibraryCriterion = {
  key: 'coherence',
  label: { en: 'Coherence', zh: '连贯性' },
  question: { en: 'Do its parts follow from one another?', zh: '各部分之间是否衔接连贯？' },
  scale: 5,
  anchors: {
    en: [
      'Disjointed: no thread at all',
      'Mostly disjointed: jumps and breaks',
      'Followable: with several jumps',
      'Well connected: one small jump at most',
      'Seamless: each part leads to the next',
    ],
    zh: [
      '支离破碎：毫无头绪',
      '多处脱节：跳跃或中断很多',
      '可以跟上：有几处跳跃',
      '衔接良好：至多一处小跳跃',
      '浑然一体：各部分层层相接',
    ],
  },
};

/** Does it sound right for its reader and purpose; whether it is correct is asked elsewhere. */
export const STYLE: LibraryCriterion = {
  key: 'style',
  label: { en: 'Style', zh: '文风' },
  question: {
    en: 'Do tone and wording suit the reader and the purpose?',
    zh: '语气和措辞是否适合读者与用途？',
  },
  scale: 5,
  anchors: {
    en: [
      'Unfitting: the wrong tone throughout',
      'Mostly unfitting',
      'Passable: uneven or bland',
      'Fitting: a word or two stand out',
      'Just right: as a good writer would put it',
    ],
    zh: [
      '完全不合适：通篇语气不对',
      '大部分不合适',
      '尚可：忽好忽坏或平淡',
      '合适：个别用词显眼',
      '恰到好处：如同好作者的手笔',
    ],
  },
};

/** Does it keep to the form that was asked for: length, format, what to avoid. */
export const COMPLIANCE: LibraryCriterion = {
  key: 'compliance',
  label: { en: 'Compliance', zh: '合规性' },
  question: {
    en: 'Does it keep to the rules given: length, format, what to avoid?',
    zh: '是否遵守给定的规则：长度、格式、禁忌？',
  },
  scale: 5,
  anchors: {
    en: [
      'Ignores the rules',
      'Breaks several rules',
      'Breaks one important rule',
      'Bends a minor rule',
      'Keeps to every rule',
    ],
    zh: ['无视规则', '违反多条规则', '违反一条重要规则', '略微偏离一条次要规则', '遵守每一条规则'],
  },
};

/** Every criterion with wording of our own, the default ones first; a study takes what it asks for. */
export const CRITERION_LIBRARY: readonly LibraryCriterion[] = [
  FLUENCY,
  RELEVANCE,
  CONSISTENCY,
  INFORMATIVENESS,
  COHERENCE,
  STYLE,
  COMPLIANCE,
];
