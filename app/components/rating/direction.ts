/** Languages written from right to left, by the first part of their tag. */
const RIGHT_TO_LEFT = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'ks',
  'nqo',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]);
const RIGHT_TO_LEFT_SCRIPT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * The direction of a text: from right to left where its language is written so and any letter of it is, else by its
 * first letter. So an Arabic text that begins with a brand name in Latin letters keeps its side, and an English one
 * in an Arabic item does too.
 *
 * @param language BCP 47, or null where unknown
 */
export function directionOf(text: string, language: string | null): 'rtl' | 'auto' {
  const subtags = (language ?? '').toLowerCase().split('-');
  const rightToLeft = RIGHT_TO_LEFT.has(subtags[0] ?? '') && !subtags.includes('latn');
  return rightToLeft && RIGHT_TO_LEFT_SCRIPT.test(text) ? 'rtl' : 'auto';
}
