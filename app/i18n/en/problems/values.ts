import type { values as reasons } from '#app/core/shared/reasons/values.ts';
import type { ProblemWords } from '../../problemWords.ts';
import { counted } from './counted.ts';

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  date: 'a date',
  null: 'null',
};

const FORMATS: Readonly<Record<string, string>> = {
  email: 'an email address',
  url: 'an address',
  uuid: 'a UUID',
  datetime: 'a date and time, like 2026-05-01T12:00:00Z',
};

export const values: ProblemWords<typeof reasons> = {
  'is-missing': 'is missing',
  'is-empty': 'is empty',
  'wrong-type': ({ expected }) => `must be ${TYPES[expected] ?? expected}`,
  'too-few-characters': ({ least }) => `needs at least ${counted(least, 'character')}`,
  'too-many-characters': ({ most }) => `has more than ${counted(most, 'character')}`,
  'too-few': ({ least }) => `needs at least ${counted(least, 'entry', 'entries')}`,
  'too-many': ({ most }) => `has more than ${counted(most, 'entry', 'entries')}`,
  'too-small': ({ least }) => `must be at least ${least}`,
  'not-above': ({ bound }) => `must be above ${bound}`,
  'too-big': ({ most }) => `must be at most ${most}`,
  'not-below': ({ bound }) => `must be below ${bound}`,
  'not-one-of': ({ values: known }) => `must be one of ${known}`,
  'unknown-fields': ({ fields, count }) =>
    count === 1 ? `${fields} is not known here` : `${fields} are not known here`,
  'not-whole': 'is not a whole number that may stand here',
  'not-a-multiple': ({ of }) => `must be a multiple of ${of}`,
  'wrong-format': ({ format }) =>
    FORMATS[format] ? `must be ${FORMATS[format]}` : 'is not written as it must be',
  'fits-nothing': 'is none of what may stand here',
  'not-an-option': 'is not an option',
  'control-characters': 'has control characters',
  'not-json': ({ said }) => `is not valid JSON (${said})`,
  'not-an-object': 'is not an object in braces',
  'not-a-field': 'is not a field of such a line',
  'nul-character': 'has a NUL character (U+0000); remove it',
  'half-character': ({ code }) =>
    `has half of a character (\\u${code} without its other half), cut off perhaps; remove it`,
  'nested-too-deep': ({ most }) => `is nested more than ${most} levels deep`,
  'field-name-unstorable': ({ inner }, tell) => `has a field whose name ${tell(inner)}`,
  'there-already': ({ key, line }) => `"${key}" is there already, on line ${line}`,
  'more-faults': ({ count }) => counted(count, 'further fault'),
};
