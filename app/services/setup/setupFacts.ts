import { canonicalJson } from '#app/core/shared/canonicalJson.ts';
import { createMemory } from '#app/core/shared/memory.ts';
import type { Item } from '#app/core/studies/items.ts';
import type { Executor } from '#db/database.ts';
import { lastSetupChange } from '#db/queries/setup.ts';
import type { Row } from '#db/schema.ts';
import { setupOf, setupVersion } from './studySetup.ts';

/** What a study's items are like: counts alone. */
export interface ItemCounts {
  readonly count: number;
  /** By size; null for items without one. */
  readonly segments: readonly { readonly name: string | null; readonly count: number }[];
  readonly languages: readonly string[];
  readonly references: number;
  readonly sources: number;
  readonly conversations: number;
}

/** What is told of a whole set-up; see `setupVersion`. */
export interface SetupFacts {
  readonly items: ItemCounts;
  readonly version: string;
}

const remember = createMemory(50);

/**
 * Facts about a study's whole set-up. All its items have to be read for them, half a second of 100,000, so they are
 * remembered until the set-up changes, of which the study's configuration and its record tell.
 */
export async function setupFacts(db: Executor, study: Row<'studies'>): Promise<SetupFacts> {
  const key = `${study.id} ${await lastSetupChange(db, study.id)} ${canonicalJson(study.configuration)}`;
  return await remember(db, key, () => read(db, study));
}

async function read(db: Executor, study: Row<'studies'>): Promise<SetupFacts> {
  const setup = await setupOf(db, study);
  return { items: countsOf(setup.items), version: setupVersion(setup) };
}

function countsOf(items: readonly Item[]): ItemCounts {
  const sizes = new Map<string | null, number>();
  for (const { segment = null } of items) sizes.set(segment, (sizes.get(segment) ?? 0) + 1);
  return {
    count: items.length,
    segments: [...sizes]
      .map(([segment, count]) => ({ name: segment, count }))
      .sort((a, b) => b.count - a.count),
    languages: [...new Set(items.flatMap(({ language }) => language ?? []))].sort(),
    references: items.filter(({ references }) => references.length > 0).length,
    sources: items.filter(({ source }) => source !== undefined).length,
    conversations: items.filter(({ messages }) => messages !== undefined).length,
  };
}
