/** What is English on a page in another language by right. */
const NAMES = [
  // Names of measures, coefficients and people whose tests they are, and units.
  /Krippendorff|Gwet|Kendall|Cohen|Fleiss|Davidson|Bradley|Terry|BLEU|ROUGE|METEOR|chrF|BERTScore/g,
  // Signatures, hashes, file names.
  /\S*[|:_/]\S*/g,
];

/**
 * Three and more words in a row of Latin letters in the text of a page, names and the given texts aside: what nobody
 * put into the page's language.
 *
 * @param texts names and texts of the study, which have the language that they have
 */
export function englishIn(markup: string, texts: readonly string[] = []): string[] {
  let text = markup
    .replace(/<[^>]*>/g, ' ¶ ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  for (const own of [...texts].sort((a, b) => b.length - a.length)) {
    if (own !== '') text = text.replaceAll(own, ' ¶ ');
  }
  for (const name of NAMES) text = text.replace(name, ' ¶ ');
  return text.match(/[A-Za-z][A-Za-z’'-]*(?:,? +[A-Za-z][A-Za-z’'-]*){2,}/g) ?? [];
}
