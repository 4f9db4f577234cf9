import { reason } from './reason.ts';

export const planning = {
  'plan-line-unknown': reason('invalid_input', { name: 'humour' }),
  'plan-raters-too-few': reason('invalid_input', { raters: 2, each: 3 }),
  'plan-raters-overworked': reason('invalid_input', { raters: 3, least: 12, most: 30 }),
};
