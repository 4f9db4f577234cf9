import { SAID, fault } from './reason.ts';

/** What may be wrong with a value, whatever it is for. */
export const values = {
  'is-missing': fault(),
  'is-empty': fault(),
  /** `expected` as zod calls it: string, number, int, boolean, array, object … */
  'wrong-type': fault({ expected: 'string' }),
  'too-few-characters': fault({ least: 10 }),
  'too-many-characters': fault({ most: 80 }),
  'too-few': fault({ least: 2 }),
  'too-many': fault({ most: 4 }),
  'too-small': fault({ least: 1 }),
  'not-above': fault({ bound: 0 }),
  'too-big': fault({ most: 50 }),
  'not-below': fault({ bound: 1 }),
  /** `values` as JSON, joined by commas. */
  'not-one-of': fault({ values: '"open", "panel"' }),
  'unknown-fields': fault({ fields: 'colour, size', count: 2 }),
  'not-whole': fault(),
  'not-a-multiple': fault({ of: 5 }),
  /** `format` as zod calls it: email, url, uuid, datetime, regex … */
  'wrong-format': fault({ format: 'email' }),
  'fits-nothing': fault(),
  'not-an-option': fault(),
  'control-characters': fault(),
  'not-json': fault({ said: 'Unexpected end of JSON input' }),
  'not-an-object': fault(),
  'not-a-field': fault(),
  'nul-character': fault(),
  'half-character': fault({ code: 'D83D' }),
  'nested-too-deep': fault({ most: 64 }),
  'field-name-unstorable': fault({ inner: SAID }),
  'there-already': fault({ key: 'item-7', line: 3 }),
  'more-faults': fault({ count: 12 }),
};
