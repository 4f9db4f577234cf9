import type { setup as reasons } from '#app/core/shared/reasons/setup.ts';
import type { ProblemWords } from '../../problemWords.ts';
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
  'loses-outputs': ({ count }) => `${count} imported outputs would go`,
  'loses-scores': ({ count }) => `${count} imported scores would go`,
  'loses-controls': ({ count, first }) =>
    count === 1
      ? `the control written for "${first}" would go`
      : `${count} written or uploaded controls would go, that of "${first}" first`,
  'loses-ticks': ({ count }) => `the faults ticked in ${count} pairs would go`,
  'loses-seats': ({ count }) => `the plan of ${count} panel raters would go, with their links`,
  'set-up-differs': ({ before, after }) => `is ${before}, would be ${after}`,
  'set-up-has-more': ({ after }) => `is not there, would be ${after}`,
  'set-up-has-less': ({ before }) => `is ${before}, would not be there`,
  'items-added': ({ count, ids, more }) => `${count} would be added: ${named(ids, more)}`,
  'items-removed': ({ count, ids, more }) => `${count} would be removed: ${named(ids, more)}`,
  'items-changed': ({ count, ids, more }) => `${count} would be changed: ${named(ids, more)}`,
  'items-reordered': 'would stand in another order',
};
