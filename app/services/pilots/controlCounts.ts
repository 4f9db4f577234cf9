import { DEFAULT_CONTROLS, isCounted } from '#app/core/studies/controlCounts.ts';
import type { LocalizedText } from '#app/core/studies/criteria.ts';
import type { Executor } from '#db/database.ts';
import { slightControls } from '#db/queries/pilots.ts';
import type { Row } from '#db/schema.ts';

/** How many slight controls a line of a study has, by which its D is told. */
export interface LineControls {
  /** Null for the comparisons of a study that asks about no criteria. */
  readonly criterion: { readonly key: string; readonly label: LocalizedText } | null;
  readonly slight: number;
  /** How many were aimed at. */
  readonly aimed: number;
}

/** How many slight controls each criterion of a study has, or all of them together where texts are only compared. */
export async function controlCounts(
  db: Executor,
  { id, configuration: { protocol } }: Row<'studies'>,
): Promise<LineControls[]> {
  const counts = await slightControls(db, id);
  const aimed = isCounted(protocol.controls) ? protocol.controls.slight : DEFAULT_CONTROLS.slight;
  if (protocol.criteria.length === 0) {
    const slight = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return [{ criterion: null, slight, aimed }];
  }
  return protocol.criteria.map(({ key, label }) => ({
    criterion: { key, label },
    slight: counts.get(key) ?? 0,
    aimed,
  }));
}
