import type { controls as reasons } from '#app/core/shared/reasons/controls.ts';
import type { ProblemWords } from '../../problemWords.ts';
import { counted } from './counted.ts';

export const controls: ProblemWords<typeof reasons> = {
  'controls-while-generating': ({ slug }) =>
    `The study "${slug}" is generating; controls can be written and imported once that has ended.`,
  'control-not-written': ({ first }, tell) =>
    `The control was not stored: ${tell.place(first.path)} ${tell(first)}.`,
  'no-control-of-lead': ({ slug, item }) =>
    `The study "${slug}" has no control for "${item}" that a lead wrote or imported.`,
  'controls-refused': ({ count, first }, tell) =>
    `The controls have ${counted(count, 'fault')}, the first on ${tell.place(first.path)}: ${tell(first)}. Nothing was imported.`,
  'and-on-more-lines': ({ first, more }, tell) =>
    `${tell(first)} (the same on ${counted(more, 'further line')})`,
  'criterion-not-asked': ({ criterion, criteria }) =>
    `raters are not asked about "${criterion}"; the criteria are ${criteria}`,
  'dose-unknown': ({ dose, doses }) => `"${dose}" is no dose; the doses are ${doses}`,
  'control-there-already': ({ item, place }, tell) =>
    `"${item}" has a control already, on ${tell.place(place)}; an item has one`,
  'other-control-there': ({ item }) =>
    `"${item}" has another control of yours already; import with replacing, or leave it out`,
  'not-among-controls': 'is not among the controls; prepare the study again',
  'is-text-of': ({ system, item }) => `is what ${system} wrote for "${item}"; change it so that it does harm`,
};
