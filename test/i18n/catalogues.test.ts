import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '#app/core/shared/localized.ts';
import { translator } from '#app/i18n/instance.ts';
import { LANGUAGES, type Messages } from '#app/i18n/languages.ts';

type Tree = { readonly [key: string]: string | Tree };

/** Every message by its dotted key. */
function messages(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...messages(value, `${prefix}${key}.`)],
    ),
  );
}

const variables = (message: string) =>
  [...message.matchAll(/\{\{\s*([^}]+?)\s*\}\}/g)].map((m) => m[1]).sort();

const namespaces = Object.keys(LANGUAGES.en.messages) as (keyof Messages)[];
const others = LOCALES.filter((locale) => locale !== 'en');

describe('catalogues', () => {
  it('are all listed', () => {
    const folder = path.resolve(import.meta.dirname, '../../app/i18n');
    for (const locale of LOCALES) {
      const files = readdirSync(path.join(folder, locale))
        .map((file) => file.replace(/\.ts$/, ''))
        .filter((file) => !['index', 'problems'].includes(file));
      expect(Object.keys(LANGUAGES[locale].messages).sort()).toEqual(files.sort());
    }
  });
});

describe.each(namespaces)('%s', (namespace) => {
  const en = messages(LANGUAGES.en.messages[namespace]);
  const zh = messages(LANGUAGES.zh.messages[namespace] as Tree);

  it.each(others)('has the same keys and variables in %s, forms of number aside', (locale) => {
    const own = messages(LANGUAGES[locale].messages[namespace] as Tree);
    const common = (keys: Iterable<string>) =>
      [...keys].filter((key) => !/_(zero|one|two|few|many)$/.test(key)).sort();
    expect(common(own.keys())).toEqual(common(en.keys()));
    for (const key of common(own.keys()))
      expect(variables(own.get(key)!), key).toEqual(variables(en.get(key)!));
  });

  it('has a plural for every singular, which knows all its variables', () => {
    for (const [key, message] of en) {
      if (!key.endsWith('_one')) continue;
      const plural = en.get(key.replace(/_one$/, '_other'));
      expect(plural, key).toBeDefined();
      expect(variables(plural!), key).toEqual(expect.arrayContaining(variables(message)));
    }
  });

  it('says something', () => {
    const all = LOCALES.flatMap((locale) => [...messages(LANGUAGES[locale].messages[namespace] as Tree)]);
    for (const [key, message] of all) expect(message.trim(), key).not.toBe('');
  });

  it('sets Chinese with Chinese marks', () => {
    for (const [key, message] of zh) {
      const text = message.replace(/\$t\([^)]*\)|\{\{[^}]*\}\}/g, '');
      expect(
        /\p{Script=Han}\s*[,;:?!()]|[,;:?!()]\s*\p{Script=Han}|\p{Script=Han}\.(\s|$)/u.test(text),
        key,
      ).toBe(false);
    }
  });
});

describe('counts', () => {
  it('are singular where there is one, within a message of several too', () => {
    const { t } = translator('en');
    const one = { raters: 1, judgments: 1234 };
    expect(t('rests.judgments', { ns: 'plain', ...one })).toBe('1,234 judgments by 1 rater');
    expect(t('record.kinds.study-created', { ns: 'quality', items: 1, systems: 2 })).toContain(
      '1 item and 2 systems',
    );
    expect(t('panel.namesHint', { ns: 'quality', count: 1 })).toContain('1 different rater.');
    expect(translator('zh').t('rests.judgments', { ns: 'plain', ...one })).toContain('1 位评判者');
  });

  it('that other messages contain are there', () => {
    for (const locale of LOCALES) {
      const all = namespaces.flatMap((namespace) => [
        ...messages(LANGUAGES[locale].messages[namespace] as Tree).values(),
      ]);
      const parts = all.flatMap((text) =>
        [...text.matchAll(/\$t\(common:([\w.]+),/g)].map(([, key]) => key!),
      );
      expect(parts.length).toBeGreaterThan(0);
      const known = messages(LANGUAGES[locale].messages.common as Tree);
      for (const key of parts) expect(known.has(`${key}_other`), key).toBe(true);
    }
  });
});
