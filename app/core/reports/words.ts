/** How a report's figures and lines are said: the same words on the page, in the sentence and on the command line. */
export { capitalised, lineLabel } from '../verdict/lineLabel.ts';
export { estimateWithInterval, figure, fixed, marginFigure } from '../verdict/numbers.ts';
export { decisionName } from '../verdict/wording.ts';
export { gateWords, noteWords } from '../verdict/judging/words/parts.ts';
