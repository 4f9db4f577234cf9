import type { given as reasons } from '#app/core/shared/reasons/given.ts';
import type { ProblemWords } from '../../problemWords.ts';

export const given: ProblemWords<typeof reasons> = {
  'baseline-unsaid': ({ systems }) =>
    `Nothing says which system is the baseline, which the others are held against. Name one of ${systems} (on the command line with --baseline).`,
  'baseline-not-there': ({ name, systems }) =>
    `The baseline "${name}" is none of the systems that were judged: ${systems}.`,
  'one-system': ({ system }) =>
    `All judgments are of one system, "${system}", and a study compares two at least. How far raters agree on one alone says \`evenhand compute\` (krippendorff_alpha).`,
  'nothing-judged':
    'The files hold no judgment. Ratings have the columns item, system, rater, criterion and value; preferences item, system_a, system_b, rater and choice; columns of other names are said with --map.',
  'no-scale': ({ said }) =>
    `"${said}" is no scale. Write a criterion and both ends of its scale: fluency=1-5.`,
  'no-time': ({ value }) => `"${value}" is no time in ISO 8601 (2026-11-29T12:00:00Z)`,
  'several-studies': ({ first, other, studies }) =>
    `the file has ${studies} studies ("${first}", "${other}"); import each by itself`,
  'preference-of-one': ({ system }) => `"${system}" is compared with itself`,
  'no-preference': ({ value, first, second }) =>
    `"${value}" is no choice; write a ("${first}"), b ("${second}") or tie`,
  'no-mqm-severity': ({ severity }) =>
    `"${severity}" is no severity of MQM; there are critical, major, minor, neutral and no-error`,
  'not-label-studio':
    'is no task of a Label Studio export, which has "data" and "annotations"; export it as JSON',
  'label-studio-field': ({ field, fields }) =>
    `says no ${field}: there is none of ${fields}; say the field with --map ${field}=…`,
  'off-scale': ({ value, criterion, lowest, highest }) =>
    `${value} is not on the scale of "${criterion}", which goes from ${lowest} to ${highest}`,
  'judged-twice': 'the same rater judged the same on a line before this one; keep one of them',
  'system-not-given': ({ system, known }) =>
    `there is no system "${system}" in the configuration; it has ${known}`,
  'export-slug-taken': ({ slug }) =>
    `There is a study "${slug}" already. Give the imported one another address (on the command line with --slug).`,
  'export-batch': ({ batch }) => `export.json has no batch ${batch}`,
  'export-role': ({ system, role }) => `study.json doesn't have "${system}" as its ${role}`,
  'export-system-missing': ({ system, known }) =>
    `it lacks the system "${system}" of study.json; it has ${known}`,
  'export-provenance': ({ place }) => `systems.csv tells of no way number ${place}, counted from 0`,
  'export-rater': ({ rater }) => `raters.csv has no "${rater}"`,
  'export-no-text': ({ item, system }) => `outputs.csv has no text of "${system}" for "${item}"`,
  'export-position': 'another task of the same rater has this place',
  'export-rule': ({ known }) => `must be a whole number from 1 to ${known}`,
  'category-not-given': ({ category, known }) =>
    `the configuration names no kind of fault "${category}"; it names ${known === '' ? 'none' : known}`,
  'criterion-not-given': ({ criterion, known }) =>
    `there is no criterion "${criterion}" in the configuration; it has ${known}`,
};
