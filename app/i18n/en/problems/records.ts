import type { records as reasons } from '#app/core/shared/reasons/records.ts';
import type { ProblemWords } from '../../problemWords.ts';

export const records: ProblemWords<typeof reasons> = {
  'decision-refused': ({ first }, tell) =>
    `The decision was not signed: ${tell.place(first.path)}: ${tell(first)}.`,
  'decision-no-candidate': ({ slug, candidate }) =>
    `The study "${slug}" has no candidate "${candidate}"; load the page again.`,
  'paper-too-early': ({ slug, state }) =>
    `The study "${slug}" is ${state}; a paper is made from its report, which is there once it is closed.`,
  'decision-too-early': ({ slug, state }) =>
    `The study "${slug}" is ${state}; a decision is signed once it is closed.`,
  'decision-first-rule': ({ slug }) =>
    `The study "${slug}" was opened by an earlier release and is judged by its rule, whose verdict can't be computed from an export. Repeat the study to sign a decision.`,
  'decision-needs-people': ({ slug }) =>
    `Nobody has judged in the study "${slug}"; there is no verdict on which a decision could rest.`,
  'decision-beyond-limit': ({ slug }) =>
    `In the study "${slug}" a limit or a floor is broken; nothing bolder than its verdict can be signed.`,
  'decision-waits': ({ slug }) =>
    `A decision about "${slug}" waits for a second person; it has to be reviewed or taken back first.`,
  'decision-gone': ({ slug }) =>
    `The decision about "${slug}" that you read no longer waits; load the page again.`,
  'decision-outdated': ({ slug }) =>
    `Something of the study "${slug}" changed meanwhile; read the verdict again and decide anew.`,
  'decision-own-review': ({ slug }) =>
    `You proposed this decision about "${slug}" yourself; another person has to review it.`,
  'choose-outcome': 'choose what is decided',
  'deviation-unexplained': 'say why the decision is another one than the verdict',
  'no-record': ({ number }) =>
    `There is no decision record ${number}; \`evenhand record list\` shows what there is.`,
  'no-record-of-study': ({ slug }) =>
    `The study "${slug}" has no decision record; a lead signs one on its page once it is closed.`,
  'not-a-record': ({ file, first }, tell) =>
    `${file} is no decision record: ${tell.place(first.path)}: ${tell(first)}.`,
  'record-needs-data': 'Give the export that the record rests on: --data study.zip, or its folder.',
  'record-needs-verify': 'A record is only read to be checked: add --verify.',
  'verdict-of-what':
    'Name a study, or give a record to check: --record record.json --data study.zip --verify.',
  'not-a-public-key': ({ file }) =>
    `${file} is no Ed25519 public key in PEM; \`evenhand key\` prints an installation's.`,
  'not-an-export': ({ place, why }, tell) => `${place} is no export of a closed study: ${tell(why)}.`,
  'export-file-missing': ({ file }) => `it lacks ${file}`,
  'export-file-twice': ({ file, other }) => `it has both ${file} and ${other}; leave one`,
  'export-not-zip': ({ said }) => `it can't be read as a zip archive (${said})`,
  'export-too-large': ({ most }) => `it unpacks to more than ${most} MB`,
  'export-file-too-large': ({ most }) => `a file in it unpacks to more than ${most} MB`,
  'export-no-manifest': ({ file }) =>
    `it lacks ${file}, which says what it is; export the study anew with a release that writes it, or import its ratings.csv and preferences.csv alone`,
  'export-manifest': ({ file, first }, tell) => `${file} is not as an export has it: ${tell(first)}`,
  'export-form-newer': ({ form, known, version }) =>
    `it is of form ${form}, written by release ${version}, and this release reads forms up to ${known}; update Evenhand`,
  'export-file-changed': ({ file }) =>
    `${file} was changed after it was exported; take the file as it was, or import it alone as judgments that were made elsewhere`,
  'export-not-closed': ({ state }) =>
    `the study was ${state} when it was exported; close it and export it once more`,
  'export-study': ({ first }, tell) => `study.json is no configuration of this release: ${tell(first)}`,
  'export-of-pilot': 'it is a pilot, which has no verdict; import the study that it belongs to',
  'export-column-missing': ({ file, column }) => `${file} lacks the column ${column}`,
  'export-cell': ({ file, line, column, cell }) =>
    `${file}, line ${line}, column ${column}: "${cell}" is not what the column holds`,
  'export-unjudged': ({ first }) => `its tables don't agree: ${first}`,
  'record-other-analysis': ({ recorded, computed }) =>
    `The record's figures were computed by ${recorded}, and this release computes by ${computed}; check it with the release that signed it.`,
  'record-figures-differ': ({ count, path, recorded, computed }) =>
    count === 1
      ? `A figure of the record comes out otherwise: ${path} is ${recorded}, and the export gives ${computed}.`
      : `${count} figures of the record come out otherwise, the first ${path}: it is ${recorded}, and the export gives ${computed}.`,
  'record-data-differs': ({ tables }) =>
    `The export isn't the one that the decision rests on: ${tables} has other rows, or in another order.`,
  'record-other-configuration': ({ fields }) =>
    `The export's study.json is another configuration than the record's: ${fields}.`,
  'record-altered': 'The record’s content is not what was signed.',
  'record-not-signed': 'The signature does not belong to the record and its key.',
  'record-other-key': ({ recorded, given }) =>
    `The record was signed by another key (${recorded}) than the one that was given (${given}).`,
  'record-chain-broken': ({ number }) =>
    `The chain of records is broken at record ${number}: it is missing, was altered, or does not follow the one before it.`,
};
