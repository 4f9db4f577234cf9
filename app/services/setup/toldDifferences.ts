import { problem, type Problem } from '#app/core/shared/errors.ts';
import { canonicalJson } from '#app/core/shared/canonicalJson.ts';
import type { ItemDifferences, StudyDifferences } from '#app/core/studies/setup/differences.ts';

/** Characters of a value that are told. */
const MOST_CHARACTERS = 60;
/** Ids of items that are told. */
const MOST_IDS = 3;

/** Differences between set-ups, each at its place, as whoever is told of them reads them. */
export function toldDifferences({ settings, items }: StudyDifferences): Problem[] {
  return [
    ...settings.map(({ path, before, after }): Problem => {
      if (before === undefined) return problem(path, 'set-up-has-more', { after: shown(after) });
      if (after === undefined) return problem(path, 'set-up-has-less', { before: shown(before) });
      return problem(path, 'set-up-differs', { before: shown(before), after: shown(after) });
    }),
    ...ofItems(items),
  ];
}

function ofItems({ added, removed, changed, reordered }: ItemDifferences): Problem[] {
  return [
    ...(
      [
        ['items-added', added],
        ['items-removed', removed],
        ['items-changed', changed],
      ] as const
    ).flatMap(([reason, ids]) =>
      ids.length === 0
        ? []
        : [
            problem('items', reason, {
              count: ids.length,
              ids: ids.slice(0, MOST_IDS),
              more: Math.max(0, ids.length - MOST_IDS),
            }),
          ],
    ),
    ...(reordered ? [problem('items', 'items-reordered')] : []),
  ];
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : canonicalJson(value);
  const characters = [...text];
  return characters.length <= MOST_CHARACTERS
    ? text
    : `${characters.slice(0, MOST_CHARACTERS - 1).join('')}…`;
}
