import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogues } from '#app/i18n/catalogues.ts';

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

const namespaces = Object.keys(catalogues.en) as (keyof typeof catalogues.en)[];

describe('catalogues', () => {
  it('are all listed', () => {
    const folder = path.resolve(import.meta.dirname, '../../app/i18n');
    for (const locale of ['en', 'zh'] as const) {
      const files = readdirSync(path.join(folder, locale))
        .map((file) => file.replace(/\.ts$/, ''))
        .filter((file) => file !== 'problems');
      expect(Object.keys(catalogues[locale]).sort()).toEqual(files.sort());
    }
  });
});

describe.each(namespaces)('%s', (namespace) => {
  const en = messages(catalogues.en[namespace]);
  const zh = messages(catalogues.zh[namespace] as Tree);

  it('has the same keys in both languages, English singulars aside', () => {
    const expected = [...en.keys()].filter((key) => !key.endsWith('_one'));
    expect([...zh.keys()].sort()).toEqual(expected.sort());
  });

  it('has the same variables in both languages', () => {
    for (const [key, message] of zh) expect(variables(message), key).toEqual(variables(en.get(key)!));
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
    for (const [key, message] of [...en, ...zh]) expect(message.trim(), key).not.toBe('');
  });

  it('sets Chinese with Chinese marks', () => {
    for (const [key, message] of zh) {
      const text = message.replace(/\{\{[^}]*\}\}/g, '');
      expect(
        /\p{Script=Han}\s*[,;:?!()]|[,;:?!()]\s*\p{Script=Han}|\p{Script=Han}\.(\s|$)/u.test(text),
        key,
      ).toBe(false);
    }
  });
});
