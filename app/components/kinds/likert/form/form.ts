import { useTranslation } from '#app/i18n/index.ts';
import { inEnglish } from '../../../study/protocol/wording.ts';
import type { KindForm } from '../../kindForm.ts';
import { criteriaOf } from './criteria.ts';
import { criteriaValues } from './criteriaValues.ts';
import { fieldOfCategory, markValues, marksOf } from './marks.ts';
import { CriterionFields } from './CriterionFields.tsx';
import { TrainingRanges } from './TrainingRanges.tsx';

export const likertForm: KindForm = {
  kind: 'likert',
  comparisons: [],
  Fields: CriterionFields,
  Options: null,
  part: (values) => ({
    criteria: criteriaOf(values),
    highlights: values.marks ? marksOf(values.highlights) : false,
  }),
  values: ({ criteria, highlights }) => ({
    ...criteriaValues(criteria),
    ...(highlights === false || highlights === undefined
      ? { marks: false }
      : { marks: true, highlights: markValues(highlights) }),
  }),
  fieldOf: (path, { library }) => {
    const criterion = /^protocol\.criteria\.(\d+)(.*)$/.exec(path);
    if (criterion !== null) {
      const place = Number(criterion[1]) - library.length;
      return place < 0 ? 'protocol.library' : `protocol.own.${place}${anchorField(criterion[2]!)}`;
    }
    if (path === 'protocol.criteria') return 'protocol.library';
    if (path === 'protocol.highlights') return 'protocol.marks';
    if (path.startsWith('protocol.highlights.severities')) return 'protocol.highlights.severities';
    return path.startsWith('protocol.highlights.categories') ? fieldOfCategory(path) : null;
  },
  training: {
    offered: ({ library, own }) => library.length + own.length > 0,
    Fields: TrainingRanges,
    part: ({ text, expected }, values) => {
      const ranges = criteriaOf(values).flatMap(({ key }) => {
        const range = expected[key];
        if (range === undefined || (range.lowest === null && range.highest === null)) return [];
        // One end alone means exactly this point.
        return [[key, { lowest: range.lowest ?? range.highest, highest: range.highest ?? range.lowest }]];
      });
      return { text, expected: Object.fromEntries(ranges) as object };
    },
    values: (task) => (task.kind === 'likert' ? { text: task.text, expected: { ...task.expected } } : {}),
    useWords: () => {
      const { t } = useTranslation('protocol');
      return { add: t('training.addLikert'), title: (number) => t('training.likert', { number }) };
    },
  },
};

/** A wrong number of texts cannot come from the form; a missing text is missing in both languages. */
const anchorField = (rest: string) => (rest === '.anchors' ? '.scale' : inEnglish(rest));
