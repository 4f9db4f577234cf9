import { expect, it } from 'vitest';
import { harms } from '#app/core/verdict/judging/controlReadings.ts';

const fluency = { name: 'fluency', controls: 'named' } as const;
const acceptance = { name: 'acceptance', controls: 'all' } as const;

it.each([
  ['harms the criterion that it names', { criterion: 'fluency', dose: 'slight' }, fluency, true],
  ['harms no other', { criterion: 'tone', dose: 'slight' }, fluency, false],
  ['shows a loss of what all controls show', { criterion: 'tone', dose: 'slight' }, acceptance, true],
  ['harms all as the text of a worse system', { criterion: null, dose: 'system' }, fluency, true],
  ['harms none as a gross one without a criterion', { criterion: null, dose: 'gross' }, fluency, false],
] as const)('a control %s', (_, control, asked, expected) => {
  expect(harms(control, asked)).toBe(expected);
});
