import { everyLocale } from '#app/core/shared/localized.ts';
import type { LocalizedText } from '#app/core/studies/criteria.ts';
import { CRITERION_LIBRARY } from '#app/core/studies/criterionLibrary.ts';
import { anchorPlaces, type OwnCriterion, type ProtocolValues } from '../../../study/protocol/values.ts';
import { inEvery, keyOf } from '../../../study/protocol/wording.ts';

/** The criteria that a form's values mean, still to be validated: the library's first. */
export function criteriaOf({ library, own }: Pick<ProtocolValues, 'library' | 'own'>) {
  return [
    ...CRITERION_LIBRARY.filter(({ key }) => library.includes(key)),
    ...own.map((criterion, index) => criterionOf(criterion, index)),
  ];
}

/** The keys and names of the criteria that a form's values ask for, the library's first. */
export function askedCriteria({
  library,
  own,
}: Pick<ProtocolValues, 'library' | 'own'>): { key: string; label: LocalizedText; scale: number }[] {
  return criteriaOf({ library, own }).map(({ key, label, scale }) => ({ key, label, scale }));
}

function criterionOf(criterion: OwnCriterion, index: number) {
  const { key, label, question, scale, anchors, required } = criterion;
  const places = anchorPlaces(criterion);
  const texts = places.map((place) => inEvery(everyLocale((locale) => anchors[locale][place] ?? '')));
  return {
    key: key.trim() === '' ? keyOf(label, `criterion-${index + 1}`) : key.trim(),
    label: inEvery(label),
    question: inEvery(question),
    scale: Number(scale),
    anchors: everyLocale((locale) => texts.map((text) => text[locale])),
    ...(required ? {} : { required }),
  };
}
