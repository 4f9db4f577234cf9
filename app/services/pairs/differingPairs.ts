import { earlierTurns, type Turn } from '#app/core/studies/conversation.ts';
import { isFrozen, type StudyState } from '#app/core/studies/lifecycle.ts';
import type { StudyWarning } from '#app/core/studies/warnings.ts';
import { faultKinds, isTried, type FaultKind } from '#app/core/tasks/faultKinds.ts';
import type { Database } from '#db/database.ts';
import { itemsById } from '#db/queries/items.ts';
import { controlKinds, listPairFaults } from '#db/queries/pairFaults.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { comparePairs } from './comparePairs.ts';
import { faultWarnings } from './faultWarnings.ts';

/** The pairs of a study that differ most, with the kinds of fault that its lead sees in them. */
export interface DifferingPairs {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly state: StudyState;
  /** Whether faults may be ticked. */
  readonly open: boolean;
  readonly baseline: string;
  readonly kinds: readonly (FaultKind & {
    /** Whether a control of the study tries it; null before there are controls. */
    readonly tried: boolean | null;
    /** In how many pairs it was ticked. */
    readonly seen: number;
  })[];
  readonly candidates: readonly { readonly system: string; readonly pairs: readonly DifferingPair[] }[];
  /** Kinds that were ticked and that no control tries. */
  readonly warnings: readonly StudyWarning[];
}

/** A candidate's text beside the baseline's, the turns before the prompt where the item is a conversation. */
export interface DifferingPair {
  readonly item: string;
  readonly prompt: string;
  readonly earlier: readonly Turn[];
  readonly source: string | null;
  readonly language: string | null;
  /** How alike the texts are, 0–100; see `likenessOf`. */
  readonly likeness: number;
  readonly baseline: string;
  readonly candidate: string;
  /** Keys of the kinds that were ticked, `none` where the lead sees no fault; empty where nobody has said. */
  readonly faults: readonly string[];
}

/**
 * The pairs of baseline and candidate whose texts differ most, twenty at most of each candidate, from different items;
 * of a study without all its outputs those that there are.
 *
 * @throws AppError `not_found`
 */
export async function differingPairs(db: Database, slug: string): Promise<DifferingPairs> {
  const study = await requireStudy(db, slug);
  const { id, name, state, configuration } = study;
  const compared = await comparePairs(db, study);
  const items = new Map(
    (await itemsById(db, [...new Set(compared.flatMap(({ pairs }) => pairs.map(({ item }) => item)))])).map(
      (item) => [item.id, item],
    ),
  );
  const ticks = await listPairFaults(db, id);
  const controls = await controlKinds(db, id);
  return {
    slug,
    name,
    question: configuration.question,
    state,
    open: !isFrozen(state),
    baseline: configuration.systems.find(({ role }) => role === 'baseline')!.name,
    kinds: faultKinds(configuration.protocol).map((kind) => ({
      ...kind,
      tried: state === 'draft' || state === 'generating' ? null : isTried(kind, controls),
      seen: ticks.filter(({ fault }) => fault === kind.key).length,
    })),
    candidates: compared.map(({ system, pairs }) => ({
      system: system.name,
      pairs: pairs.map(({ item, likeness, baseline, candidate }) => {
        const { key, prompt, messages, source, language } = items.get(item)!;
        return {
          item: key,
          prompt,
          earlier: messages === null ? [] : earlierTurns(messages),
          source,
          language,
          likeness,
          baseline,
          candidate,
          faults: ticks
            .filter(({ item_id, system_id }) => item_id === item && system_id === system.id)
            .map(({ fault }) => fault),
        };
      }),
    })),
    warnings: await faultWarnings(db, study),
  };
}
