import { canonicalJson } from '#app/core/shared/canonicalJson.ts';
import { everyLocale } from '#app/core/shared/localized.ts';
import type { Criterion } from '#app/core/studies/criteria.ts';
import { CRITERION_LIBRARY } from '#app/core/studies/criterionLibrary.ts';
import { MOST_POINTS, type OwnCriterion, type ProtocolValues } from '../../../study/protocol/values.ts';
import { inEveryField } from '../../../study/protocol/wording.ts';

/** The form's values that mean criteria: those of the library by their keys, the others with their wording. */
export function criteriaValues(criteria: readonly Criterion[]): Pick<ProtocolValues, 'library' | 'own'> {
  const isOurs = (criterion: Criterion) =>
    CRITERION_LIBRARY.some((one) => canonicalJson(one) === canonicalJson(criterion));
  return {
    library: criteria.filter(isOurs).map(({ key }) => key),
    own: criteria.filter((criterion) => !isOurs(criterion)).map(ownCriterion),
  };
}

function ownCriterion({ key, label, question, scale, anchors, required = true }: Criterion): OwnCriterion {
  const counts = Object.values(anchors).map((texts) => texts.length);
  const ends = counts.some((count) => count === 2);
  /** Of the ends alone the upper one's text is the last, whatever the scale. */
  const placed = (texts: readonly string[]) =>
    Array.from({ length: MOST_POINTS }, (_, place) => {
      const isLast = place === MOST_POINTS - 1;
      return (ends ? (place === 0 ? texts[0] : isLast ? texts[1] : '') : texts[place]) ?? '';
    });
  return {
    key,
    label: inEveryField(label),
    question: inEveryField(question),
    scale: String(scale) as OwnCriterion['scale'],
    ends: scale === 7 && ends,
    anchors: everyLocale((locale) => placed(anchors[locale] ?? [])),
    required,
  };
}
