import { describe, expect, it } from 'vitest';
import { LOCALES } from '#app/core/shared/localized.ts';
import {
  isNote,
  note,
  noteOrWords,
  noteText,
  readReason,
  type Note,
  type NoteKind,
} from '#app/core/shared/notes.ts';
import { en } from '#app/core/shared/notes/en.ts';
import { zh } from '#app/core/shared/notes/zh.ts';

const PARAMS = {
  items: 3,
  raters: 1,
  systems: '0, 1',
  queries: 7,
  without: 2,
  percent: 12,
  of: 9,
  failed: 4,
  seen: 5,
  struck: true,
};
const KINDS = Object.keys(en) as NoteKind[];

describe.each(LOCALES)('notes in %s', (locale) => {
  it.each(KINDS)('say %s with what it speaks of', (kind) => {
    const text = noteText({ kind, ...PARAMS } as Note, locale);
    expect(text.trim()).not.toBe('');
    expect(/\p{Script=Han}/u.test(text)).toBe(locale === 'zh');
    const said = { en, zh }[locale][kind];
    const speaks = typeof said === 'string' ? [] : [...said.toString().matchAll(/\$\{(\w+)\}/g)];
    if (speaks.length > 0) expect(text).not.toMatch(/undefined|\[object/);
    for (const [, name] of speaks) expect(text).toContain(String(PARAMS[name as keyof typeof PARAMS]));
  });
});

it('are told from words, which stay as they are', () => {
  const own = note('interval-needs-two-of-each', { items: 1, raters: 4 });
  expect(isNote(JSON.parse(JSON.stringify(own)))).toBe(true);
  for (const other of ['no-pair', null, undefined, 3, {}, { kind: 'toString' }, { kind: 'unheard-of' }]) {
    expect(isNote(other)).toBe(false);
  }
  expect(noteOrWords('spoke to the baker', 'zh')).toBe('spoke to the baker');
});

it('read what a column keeps of why a rater is set aside', () => {
  const rule = note('controls-outside-range', { failed: 3, seen: 12 });
  expect(readReason(noteText(rule, 'en'))).toEqual(rule);
  const pace = note('aside-impossible-pace');
  expect(readReason(noteText(pace, 'en'))).toEqual(pace);
  expect(readReason('3 of 12 controls rated outside their range, says Ada')).toMatch(/says Ada$/);
});
