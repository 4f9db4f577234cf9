import type { setup as reasons } from '#app/core/shared/reasons/setup.ts';
import type { ProblemWords } from '../../problemWords.ts';
import { counted } from './counted.ts';
import { sentence } from './sentence.ts';

/** One of several differences or losses, and how many others there are. */
const andMore = (first: string, more: number) => (more === 0 ? first : `${first} (and ${more} more)`);

const named = (ids: readonly string[], more: number) =>
  `${ids.map((id) => `"${id}"`).join(', ')}${more === 0 ? '' : ` and ${more} more`}`;

export const setup: ProblemWords<typeof reasons> = {
  'apply-to-pilot': ({ slug }) =>
    `"${slug}" is a pilot: it is set up as its study is. Change that one, and make a pilot of it again.`,
  'apply-too-late': ({ slug, state, first, more }, tell) =>
    `The study "${slug}" is ${state}: its set-up is fixed since it opened. What was asked for differs: ${andMore(`${tell.place(first.path)}: ${tell(first)}`, more)}. Nothing was changed. Do the study again (\`evenhand study repeat ${slug}\`), or set up a new one under another name.`,
  'apply-while-generating': ({ slug }) =>
    `Outputs of the study "${slug}" are being generated, or about to be; wait until that is done, or stop it first.`,
  'apply-with-raters': ({ slug }) =>
    `Raters have joined the study "${slug}", so that its set-up stays as it is. Set up a new study under another name.`,
  'apply-with-pilot': ({ slug, pilot, first, more }, tell) =>
    `The pilot "${pilot}" of "${slug}" has been opened, and what it tells holds for the set-up that it had. What was asked for differs: ${andMore(`${tell.place(first.path)}: ${tell(first)}`, more)}. Nothing was changed. Set up a new study under another name.`,
  'apply-would-lose': ({ slug, first, more }, tell) =>
    `The change of "${slug}" would lose what was uploaded or written for it: ${andMore(sentence(tell, first).replace(/\.$/, ''), more)}. Nothing was changed. If that may go, confirm it (on the command line with --yes); \`evenhand export\` keeps a copy.`,
  'set-up-changed-meanwhile': ({ slug }) =>
    `Somebody else changed the set-up of "${slug}" meanwhile. Nothing was changed now; look at what it is, and apply yours again.`,
  'loses-outputs': ({ count }) => `${counted(count, 'imported output')} would go`,
  'loses-scores': ({ count }) => `${counted(count, 'imported score')} would go`,
  'loses-controls': ({ count, first }) =>
    count === 1
      ? `the control written for "${first}" would go`
      : `${count} written or uploaded controls would go, that of "${first}" first`,
  'loses-ticks': ({ count }) => `the faults ticked in ${counted(count, 'pair')} would go`,
  'loses-seats': ({ count }) => `the plan of ${counted(count, 'panel rater')} would go, with their links`,
  'set-up-differs': ({ before, after }) => `is ${before}, would be ${after}`,
  'set-up-has-more': ({ after }) => `is not there, would be ${after}`,
  'set-up-has-less': ({ before }) => `is ${before}, would not be there`,
  'items-added': ({ count, ids, more }) => `${count} would be added: ${named(ids, more)}`,
  'items-removed': ({ count, ids, more }) => `${count} would be removed: ${named(ids, more)}`,
  'items-changed': ({ count, ids, more }) => `${count} would be changed: ${named(ids, more)}`,
  'items-reordered': 'would stand in another order',
  'outputs-differ': ({ added, replaced }) =>
    `${counted(added, 'output')} would be imported, and ${replaced} take the place of others`,
  'study-file-refused': ({ file, first, more }, tell) =>
    `${file} can’t be applied: ${andMore(`${tell.place(first.path)}: ${tell(first)}`, more)}. Nothing was changed; correct it and try again.`,
  'not-yaml': ({ said }) => `is no YAML: ${said}`,
  'field-unknown': ({ key, known }) => `there is no field "${key}"; here there are ${known}`,
  'field-misspelt': ({ key, nearest }) => `there is no field "${key}"; did you mean "${nearest}"?`,
  'not-a-slug':
    'must be lower-case letters, digits and hyphens, 60 at most, with a letter or digit at both ends',
  'columns-of-no-table': 'stands for the columns of a table; these items are a list in the file itself',
  'no-import-system-named': ({ system, systems }) =>
    systems === ''
      ? `no system of the study has the provider "import"; give "${system}" that one, or leave its outputs out`
      : `"${system}" is no system whose provider is "import"; those are ${systems}`,
};
