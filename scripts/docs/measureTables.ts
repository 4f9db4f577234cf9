import { readFile } from 'node:fs/promises';
import path from 'node:path';
import prettier from 'prettier';
import { MEASURES } from '#app/core/measures/registry.ts';

/** The page whose tables are made here. */
export const MEASURES_PAGE = path.resolve(import.meta.dirname, '../../docs/measures.md');

const HEAD = '| name | what it is | source | checked against |\n| --- | --- | --- | --- |';

/** What `evenhand compute` knows beside measures, for the table of texts. */
const BESIDE = [
  [
    'tokenize',
    '`13a`, `zh`, `char`, `intl`, `none`; `unicode` (words of any script)',
    'mteval-v13a, mteval-v14, sacreBLEU',
    "sacreBLEU 2.6.0, equal tokens; `unicode`: Python's regex in 14 languages",
  ],
  ['stem', "Porter's stemmer with nltk's extensions", 'Porter 1980', 'nltk 3.8.1, 3,400 words'],
] as const;

/** docs/measures.md with the tables of measures that the registry makes, each between its two marks. */
export async function measuresPage(): Promise<string> {
  const page = await readFile(MEASURES_PAGE, 'utf8');
  const written = (['texts', 'classification'] as const).reduce((text, section) => {
    const [begin, end] = [`<!-- measures: ${section} -->`, `<!-- end of measures: ${section} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from === -1 || to < from) throw new Error(`${MEASURES_PAGE} has no "${begin}" before an "${end}".`);
    return `${text.slice(0, from + begin.length)}\n\n${table(section)}\n\n${text.slice(to)}`;
  }, page);
  return prettier.format(written, { ...(await prettier.resolveConfig(MEASURES_PAGE)), parser: 'markdown' });
}

function table(section: 'texts' | 'classification'): string {
  const rows = Object.entries(MEASURES).flatMap(([name, { docs }]) =>
    docs.section === section ? [[name, docs.what, docs.source, docs.checkedAgainst]] : [],
  );
  return [HEAD, ...[...(section === 'texts' ? BESIDE : []), ...rows].map(rowOf)].join('\n');
}

function rowOf([name, ...cells]: readonly string[]): string {
  return `| \`${name}\` | ${cells.join(' | ')} |`;
}
