import type { Criterion, Scale } from '#app/core/studies/criteria.ts';

/** A criterion with texts at the ends alone where the scale allows that, else at each point. */
export function criterionOf(key: string, scale: Scale, required = true): Criterion {
  const count = scale >= 7 ? 2 : scale;
  const label = key[0]!.toUpperCase() + key.slice(1);
  return {
    key,
    label: { en: label, zh: `${label} 项` },
    question: { en: `How good is the ${key}?`, zh: `${label} 如何？` },
    scale,
    anchors: {
      en: Array.from({ length: count }, (_, i) =>
        i === 0 ? 'Very poor' : i === count - 1 ? 'Excellent' : `Point ${i + 1}`,
      ),
      zh: Array.from({ length: count }, (_, i) =>
        i === 0 ? '很差' : i === count - 1 ? '极好' : `第 ${i + 1} 档`,
      ),
    },
    ...(required ? {} : { required: false }),
  };
}
