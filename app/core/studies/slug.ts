/** What a study's address is made of. */
export const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/;

/**
 * The part of a study's addresses that its name gives: lower-case ASCII letters, digits and hyphens, 60 at
 * most; `study` for a name that has none of them.
 * @example slugOf('Sömmer Test #2') // 'sommer-test-2'
 */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'study' : slug;
}

/** Which of `slug`, `slug-2`, `slug-3` … is the first that is not taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
