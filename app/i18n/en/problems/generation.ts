import type { generation as reasons } from '#app/core/shared/reasons/generation.ts';
import type { ProblemWords } from '../../problemWords.ts';
import { counted } from './counted.ts';

export const generation: ProblemWords<typeof reasons> = {
  'import-when-draft': ({ slug, state }) =>
    `The study "${slug}" is ${state}; outputs can be imported only while it is a draft.`,
  'model-folder-missing': ({ folder }) =>
    `There is no model folder ${folder}. Put the model there, then prepare the study again.`,
  'model-folder-too-full': ({ folder, most }) =>
    `The model folder ${folder} has more than ${most} files; name the folder of one model.`,
  'model-folder-outside': ({ folder, models }) =>
    `The model folder "${folder}" leads out of the models directory ${models}. Put the model inside of it, without links that lead out, or have the administrator set EVENHAND_MODELS.`,
  'nothing-to-try':
    'Outputs of this system are imported, so there is nothing that could be asked. Choose a model folder or a server to try it.',
  'try-under-way': 'You are trying a system already. Wait until it has answered, or stop it.',
  'try-too-slow': ({ seconds }) =>
    `There was no output within ${seconds} s, so it was stopped. Set fewer new tokens and try again; generating a study has no such limit.`,
  'generation-too-late': ({ slug, state }) =>
    `The study "${slug}" is ${state}; outputs are generated before a study opens, and what is judged stays as it is.`,
  'outputs-to-import': ({ count, system, first }) =>
    `${counted(count, 'item has', 'items have')} no output of ${system} (the first is "${first}"). Import ${count === 1 ? 'it' : 'them'} on the study's page or with \`evenhand import-outputs\`, then prepare the study again.`,
  'no-import-system': ({ slug, system, systems }) =>
    `The study "${slug}" has no system "${system}" whose outputs are imported; those are ${systems}.`,
  'no-import-systems': ({ slug, system }) =>
    `The study "${slug}" has no system "${system}" whose outputs are imported; none of its systems is.`,
  'nothing-imported': ({ slug }) =>
    `The study "${slug}" has no system whose outputs are imported; all of them are generated.`,
  'import-refused': ({ count, first }, tell) =>
    `The outputs have ${counted(count, 'fault')}, the first on ${tell.place(first.path)}: ${tell(first)}. Nothing was imported.`,
  'outputs-not-stored': ({ said }) =>
    `Outputs could not be stored (${said}). Those stored before are kept. Check that the database's disk has room, then prepare the study again.`,
  'outputs-lacking': ({ first, more }, tell) =>
    `Outputs are missing: ${tell.place(first.path)}: ${tell(first)}${more === 0 ? '' : ` (and ${more} more)`} What is finished is kept; prepare the study again to generate what is missing.`,
  'generation-taken-over': ({ slug }) =>
    `Generating outputs of the study "${slug}" has ended: another run has taken over. What was finished before is kept.`,
  'generation-overtaken': ({ slug, state }) =>
    `Generating outputs of the study "${slug}" has ended: it is ${state} now. What was finished before is kept.`,
  'generation-of-deleted': ({ slug }) =>
    `Generating outputs of the study "${slug}" has ended: the study is deleted.`,
  'no-custom-measure': ({ slug, measure, measures }) =>
    `The study "${slug}" has no custom measure "${measure}"; those are ${measures}.`,
  'no-custom-measures': ({ slug, measure }) =>
    `The study "${slug}" has no custom measure "${measure}"; it has none.`,
  'scores-while-generating': ({ slug }) =>
    `The study "${slug}" is generating; scores can be imported once its outputs are there.`,
  'scores-of-voter-too-late': ({ slug, state, measure }) =>
    `The study "${slug}" is ${state}; "${measure}" votes, so its scores had to be there before the study opened.`,
  'scores-too-late': ({ slug, state }) =>
    `The study "${slug}" is ${state}; scores can be imported until a study is closed.`,
  'scores-refused': ({ count, first }, tell) =>
    `The scores have ${counted(count, 'fault')}, the first on ${tell.place(first.path)}: ${tell(first)}. Nothing was imported.`,
  'score-there-already': ({ item, system, place }, tell) =>
    `"${item}" of ${system} is there already, on ${tell.place(place)}`,
  'other-score-there': ({ item, system }) =>
    `"${item}" of ${system} has another score already; import with replacing`,
  'system-unknown': ({ system, systems }) => `the study has no system "${system}"; those are ${systems}`,
  'output-not-there': ({ item, system }) => `${system} has no output for "${item}" yet`,
  'score-missing': 'is missing; leave the line out where an output has no score',
  'needed-column-missing': ({ name, columns }) =>
    `the column "${name}" is missing; the first line names the columns: ${columns}`,
  'cell-count-of-commas': ({ cells, header }) =>
    `has ${counted(cells, 'cell')}, the header has ${header}; a number needs a decimal point, and a cell with a comma quotation marks`,
  'cell-count-of-texts': ({ cells, header }) =>
    `has ${counted(cells, 'cell')}, the header has ${header}; put texts with commas into quotation marks`,
  'decimal-comma': ({ value, instead }) => `"${value}" has a decimal comma; write ${instead}`,
  'not-a-number': ({ value }) => `"${value}" is not a number`,
  'number-too-large': 'is beyond what a number can hold',
  'item-there-already': ({ item, place }, tell) => `"${item}" is there already, on ${tell.place(place)}`,
  'system-unsaid': 'names no system; say which one it is of, or which column has its name',
  'system-not-imported': ({ system, systems }) =>
    `the study has no system "${system}" whose outputs are imported; those are ${systems}`,
  'output-of-other-system': ({ system, only }) =>
    `is an output of "${system}", but ${only} was named; name no system to take those of all`,
  'outputs-both-ways':
    'one column is said to have the outputs, and others those of single systems; say one or the other',
  'column-to-say': ({ name, columns }) =>
    `no column has the ${name}; say which one does: --map ${name}=… The columns are ${columns}`,
  'item-unknown': ({ item }) => `the study has no item "${item}"`,
  'other-output-there': ({ item }) =>
    `"${item}" has another output already; import it with replacing, or leave it out`,
  'error-instead': ({ error }) =>
    `has an error instead of an output (${error}); generate it again, or take the line out`,
  'not-an-output-field': ({ fields }) => `is not a field of an output; those are ${fields}`,
  'not-csv': ({ said }) => `is not CSV: ${said}`,
  'column-unknown': ({ name, columns }) => `the column "${name}" is not known; columns are ${columns}`,
  'column-twice': ({ name }) => `the column "${name}" is there twice`,
  'no-such-column': ({ name, columns }) => `there is no column "${name}"; the columns are ${columns}`,
  'no-prompt-column': ({ columns }) =>
    `no column is called "prompt" or "messages"; the columns are ${columns}. Call the one that holds what is asked "prompt", or name it: --map prompt=…`,
  'no-json-list': 'is not a list of turns as JSON',
  'column-missing': ({ name }) => `the column "${name}" is missing; the first line names the columns`,
  'cell-count': ({ cells, header }) => `has ${counted(cells, 'cell')}, the header has ${header}`,
  'text-or-whole-number': 'must be a text or a whole number',
  'whole-number-or-token-ids': 'must be a whole number, or a list of token ids',
  'list-of-logarithms': 'must be a list of natural logarithms',
  'logarithm-above-zero': 'has a logarithm above 0; give natural logarithms of probabilities',
};
