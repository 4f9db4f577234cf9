import type { LocalizedText } from '#app/core/studies/criteria.ts';
import { CRITERION_LIBRARY } from '#app/core/studies/criterionLibrary.ts';
import {
  anchorPlaces,
  type OwnCriterion,
  type OwnQuestion,
  type OwnTrainingTask,
  type ProtocolValues,
} from './values.ts';

/** The protocol that a form's values mean, still to be validated. */
export function protocolOfForm(values: ProtocolValues): unknown {
  const { library, own, comparison, ties, strength, marks, highlights, eligibility, training, ...rest } =
    values;
  const chosen = CRITERION_LIBRARY.filter(({ key }) => library.includes(key));
  const criteria = [...chosen, ...own.map(criterionOf)];
  const ranked = comparison === 'ranking' || comparison === 'best-worst';
  return {
    ...rest,
    criteria,
    pairwise: comparison === 'pairwise' ? { ties, strength } : false,
    ranking: ranked ? { form: comparison, ties } : false,
    highlights: marks ? highlights : false,
    overlap: { share: rest.overlap.share / 100 },
    repeats: { share: rest.repeats.share / 100 },
    controls: { ...rest.controls, share: rest.controls.share / 100 },
    eligibility: eligibility.map((question, index) => questionOf(question, index)),
    training:
      training.tasks.length === 0
        ? null
        : {
            ...training,
            passMark: training.passMark / 100,
            tasks: training.tasks.map((task) => trainingTaskOf(task, criteria)),
          },
  };
}

function criterionOf(criterion: OwnCriterion, index: number) {
  const { key, label, question, scale, anchors, required } = criterion;
  const places = anchorPlaces(criterion);
  const texts = places.map((place) => inBoth({ en: anchors.en[place] ?? '', zh: anchors.zh[place] ?? '' }));
  return {
    key: key.trim() === '' ? keyOf(label, `criterion-${index + 1}`) : key.trim(),
    label: inBoth(label),
    question: inBoth(question),
    scale: Number(scale),
    anchors: { en: texts.map(({ en }) => en), zh: texts.map(({ zh }) => zh) },
    ...(required ? {} : { required }),
  };
}

function questionOf({ question, options }: OwnQuestion, index: number) {
  const taken = new Set<string>();
  return {
    key: `question-${index + 1}`,
    question: inBoth(question),
    options: options.map(({ label, eligible }, place) => {
      const wanted = keyOf(label, `option-${place + 1}`);
      const key = taken.has(wanted) ? `option-${place + 1}` : wanted;
      taken.add(key);
      return { key, label: inBoth(label), eligible };
    }),
  };
}

function trainingTaskOf(task: OwnTrainingTask, criteria: readonly { readonly key: string }[]) {
  const { kind, prompt, source, text, left, right, expected, preferences, feedback } = task;
  const base = { kind, prompt, ...(source.trim() === '' ? {} : { source }), feedback: inBoth(feedback) };
  if (kind === 'pairwise') return { ...base, left, right, expected: preferences };
  const ranges = criteria.flatMap(({ key }) => {
    const range = expected[key];
    if (range === undefined || (range.lowest === null && range.highest === null)) return [];
    // One end alone means exactly this point.
    return [[key, { lowest: range.lowest ?? range.highest, highest: range.highest ?? range.lowest }]];
  });
  return { ...base, text, expected: Object.fromEntries(ranges) as object };
}

/** A text in both languages: where one is empty, the other's words stand for it. */
function inBoth({ en, zh }: LocalizedText): LocalizedText {
  const [english, chinese] = [en.trim(), zh.trim()];
  return { en: english || chinese, zh: chinese || english };
}

/** A key made of an English name: "Tone of voice" → `tone-of-voice`. */
function keyOf({ en }: LocalizedText, otherwise: string): string {
  const key = en
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
  return key === '' ? otherwise : key;
}

/** The keys and names of the criteria that a form's values ask for, the library's first. */
export function askedCriteria({
  library,
  own,
}: Pick<ProtocolValues, 'library' | 'own'>): { key: string; label: LocalizedText; scale: number }[] {
  return [
    ...CRITERION_LIBRARY.filter(({ key }) => library.includes(key)),
    ...own.map((criterion, index) => criterionOf(criterion, index)),
  ].map(({ key, label, scale }) => ({ key, label, scale }));
}

/**
 * The field of the form that a path of the configuration belongs to: the same, except where the form puts things
 * another way.
 *
 * @example fieldOfPath('protocol.criteria.3.label.en', values) // 'protocol.own.0.label.en' with three of the library
 */
export function fieldOfPath(path: string, { library }: Pick<ProtocolValues, 'library'>): string {
  const criterion = /^protocol\.criteria\.(\d+)(.*)$/.exec(path);
  if (criterion !== null) {
    const place = Number(criterion[1]) - library.length;
    return place < 0 ? 'protocol.library' : `protocol.own.${place}${anchorField(criterion[2]!)}`;
  }
  if (path === 'protocol' || path === 'protocol.criteria') return 'protocol.library';
  if (path === 'protocol.pairwise' || path.startsWith('protocol.ranking')) return 'protocol.comparison';
  if (path === 'protocol.highlights') return 'protocol.marks';
  if (path.startsWith('protocol.highlights.severities')) return 'protocol.highlights.severities';
  const eligibility = /^protocol\.eligibility\.(\d+)\.options$/.exec(path);
  if (eligibility !== null) return `protocol.eligibility.${eligibility[1]}.question.en`;
  const training = /^(protocol\.training\.tasks\.\d+)\.expected(.*)$/.exec(path);
  if (training !== null && training[2] === '') return `${training[1]}.preferences`;
  return inEnglish(path);
}

/** A wrong number of texts cannot come from the form; a missing text is missing in both languages. */
const anchorField = (rest: string) => (rest === '.anchors' ? '.scale' : inEnglish(rest));
const inEnglish = (path: string) => path.replace(/\.zh(\.\d+)?$/, '.en$1');
