import type { given as reasons } from '#app/core/shared/reasons/given.ts';
import type { ProblemWords } from '../../problemWords.ts';
import { counted } from './counted.ts';

export const given: ProblemWords<typeof reasons> = {
  'judgments-refused': ({ count, first }, tell) =>
    `The judgments have ${counted(count, 'fault')}, the first at ${tell.place(first.path)}: ${tell(first)}. Nothing was imported; correct the file and import it again.`,
  'nothing-judged': () =>
    'The files hold no judgment. Ratings have the columns item, system, rater, criterion and value; preferences item, system_a, system_b, rater and choice; columns of other names are said with --map.',
  'baseline-unsaid': ({ systems }) =>
    `Nothing says which system is the baseline, which the others are held against. Name one of ${systems} (on the command line with --baseline).`,
  'baseline-not-there': ({ name, systems }) =>
    `The baseline "${name}" is none of the systems that were judged: ${systems}.`,
  'one-system-judged': ({ system }) =>
    `All judgments are of "${system}". A study compares a baseline with at least one other system; agreement on one alone is answered by \`evenhand compute\`.`,
  'not-an-export': ({ missing }) =>
    `The archive is no whole export of a study: it lacks ${missing}. \`evenhand export <study> --out study.zip\` writes one.`,
  'export-refused': ({ count, first }, tell) =>
    `The export has ${counted(count, 'fault')}, the first at ${tell.place(first.path)}: ${tell(first)}. Nothing was imported.`,
  'export-of-other-rule': ({ version, known }) =>
    `The exported study is judged by rule ${version}; studies are imported that are judged by rule ${known}. Its figures stand in its verdict.json.`,
  'export-of-pilot': ({ study }) =>
    `The export is of a pilot of "${study}", which has no verdict of its own. Import the export of that study.`,
  'export-not-closed': ({ state }) =>
    `The exported study was ${state}, so that its judgments were kept back. Export it again once it is closed.`,
  'off-scale': ({ value, criterion, lowest, highest }) =>
    `${value} is not on the scale of "${criterion}", which goes from ${lowest} to ${highest}`,
  'scale-unclear': ({ criterion, lowest, highest }) =>
    `the values of "${criterion}" go from ${lowest} to ${highest}, which no usual scale holds; say its ends (on the command line --scale "${criterion}=${lowest}-${highest}")`,
  'judged-twice': () => 'repeats item, system, rater and criterion of a line before it',
  'item-not-given': ({ item }) => `the item "${item}" is not in the file of items`,
  'system-not-given': ({ system, known }) =>
    `there is no system "${system}" in the configuration; it has ${known}`,
  'criterion-not-given': ({ criterion, known }) =>
    `there is no criterion "${criterion}" in the configuration; it has ${known}`,
  'criteria-of-one-key': ({ criterion, other }) =>
    `the criteria "${criterion}" and "${other}" would have the same key; name one otherwise`,
  'no-choice': ({ value, choices }) => `"${value}" is none of ${choices}`,
  'compared-with-itself': ({ system }) => `"${system}" is compared with itself`,
  'texts-differ': ({ system, item }) =>
    `another line has another text that "${system}" wrote for "${item}"`,
  'no-time': ({ value }) => `"${value}" is no time in ISO 8601 (2026-11-29T12:00:00Z)`,
};
