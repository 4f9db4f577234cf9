import type { configuration as reasons } from '#app/core/shared/reasons/configuration.ts';
import type { ProblemWords } from '../../problemWords.ts';
import { counted } from './counted.ts';

export const configuration: ProblemWords<typeof reasons> = {
  'lowest-above-highest': 'lowest must not exceed highest',
  'accept-above-limit': 'accept must not exceed limit',
  'one-baseline': ({ count }) => `exactly one baseline is needed, there are ${count}`,
  'candidate-needed': 'a baseline and at least one candidate are needed',
  'ranking-needs-systems': ({ fewest, count }) =>
    `a ranking needs at least ${counted(fewest, 'system')}, and there are ${count}; compare two in pairs ("pairwise")`,
  'ranking-too-many-systems': ({ most, count }) =>
    `nobody can put ${counted(count, 'text')} in order; rank ${counted(most, 'system')} at most, or compare in pairs ("pairwise")`,
  'criterion-unknown': ({ key }) => `there is no criterion "${key}"`,
  'beyond-scale': ({ key, scale }) => `the scale of "${key}" ends at ${scale}`,
  'system-name-twice': ({ name }) => `the name "${name}" is taken twice`,
  'name-of-controls': 'names beginning with "control-" are kept for controls',
  'controls-either-way':
    'say how many controls of each dose ("slight", "gross"), or as before "share" and "minimum" (gross ones alone), not both',
  'anchors-incomplete':
    'one anchor text for each point of the scale, in each of its languages; two for the ends are enough on 7 points, and right on 100',
  'no-eligible-option': 'no option lets anybody take part',
  'two-options-needed': 'a question needs two options at least',
  'option-keys-differ': 'option keys must differ',
  'criterion-keys-differ': 'criterion keys must differ',
  'key-of-line': ({ key, kind }) =>
    `the criterion "${key}" would have the name of a line of the "${kind}" tasks, and nobody could tell the two apart; choose another key`,
  'question-keys-differ': 'question keys must differ',
  'ranking-form': 'false, or a form: "ranking" or "best-worst"',
  'ranking-contains-pairs':
    'a ranking contains the comparison in pairs, and asking both would count one opinion twice; set "pairwise" to false, or leave the ranking out',
  'spans-need-criteria':
    'spans are marked in texts that are rated; ask for at least one criterion, or leave them out',
  'one-required-criterion': 'one criterion at least must be required, so that every task has an answer',
  'least-above-most': 'the least items for one rater must not exceed the most',
  'severity-needed': 'name one severity at least',
  'severity-twice': 'each severity once',
  'category-needed': 'name one kind of fault at least, or leave the kinds out',
  'category-twice': 'keys of kinds of faults must differ',
  'weight-outside': ({ most }) => `a fault takes off from 0 to ${most} points`,
  'not-a-language-tag': 'is not a language tag like "en" or "zh-Hans"',
  'not-a-key': 'lower-case letters, digits and hyphens, 40 at most',
  'reserved-key': 'is a word that programs keep to themselves; choose another',
  'setting-unsupported': ({ names }) => `is not supported; supported are ${names}`,
  'setting-unsupported-remotely': ({ names }) => `is not supported on a server; supported are ${names}`,
  'no-beam-search': 'only 1 is supported: the interface has no beam search',
  'too-many-stop-texts': ({ most }) =>
    `has more than ${counted(most, 'text')}, which the interface does not take`,
  'temperature-without-sampling': 'must be 0 or absent without doSample',
  'temperature-with-sampling': 'must be above 0 with doSample',
  'not-an-address': 'is no http or https address, such as http://localhost:8000/v1',
  'address-with-user': ({ prefix }) =>
    `has a user or password in it; name a variable that begins with ${prefix} in apiKeyVariable instead`,
  'address-beyond-path': 'must end with its path, such as http://localhost:8000/v1',
  'not-a-key-variable': ({ prefix }) => `must be a variable's name in capitals that begins with ${prefix}`,
  'no-turns': 'has no turns',
  'too-many-turns': ({ most }) => `has more than ${counted(most, 'turn')}`,
  'last-turn-not-users': 'must be "user": the last turn is what the system is to answer',
  'system-turn-inside': 'is "system", which only the first turn may be',
  'ask-for-something': 'ask for at least one criterion, or for a preference',
  'not-rising': 'must not be smaller than the one before',
  'stakes-system': ({ system, known }) =>
    `no system of the study that may stand here is called "${system}"; it has ${known}`,
  'not-a-currency': 'must be a currency by its three capital letters, such as EUR, USD or CNY',
  'estimate-beside-interval': 'must lie within the interval, from lowest to highest',
  'looks-not-rising': 'must be a larger share than that of the look before',
  'extension-empty': 'must hold back items or ask for further judgments, or be left out',
  'voter-not-shown': ({ voter }) => `"${voter}" is not among the measures that are shown (measures.shown)`,
  'no-voter': ({ voter, known }) => `"${voter}" is no measure that may vote; those are ${known}`,
  'margin-to-vote': ({ voter }) =>
    `is missing: "${voter}" votes, and what loss is accepted has to be named beforehand`,
  'measure-name-unfit': 'must begin with a letter or digit and have no ":" and no "|"',
  'measure-name-taken': ({ name }) => `"${name}" is the name of something else; choose another`,
  'margin-of-no-measure': ({ field }) => `No measure has the margin "${field}".`,
  'configuration-too-new': ({ version, known }) =>
    `A study's configuration has version ${version}, and this release knows ${known} at most: a newer release stored it. Run that one.`,
  'prompt-beside-messages': 'is there beside "messages" and differs from their last turn; leave it out',
  'neither-prompt-nor-messages': 'is missing; write "prompt", or "messages" for a conversation',
  'api-takes-prompts': ({ item }) =>
    `is "completions", which takes prompts alone, and the item "${item}" is a conversation; use "chat"`,
  'template-switched-off': ({ item }) =>
    `is false, and the item "${item}" is a conversation, which needs the model's template; leave it out`,
};
