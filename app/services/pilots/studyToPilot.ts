import { isFrozen, type StudyState } from '#app/core/studies/lifecycle.ts';
import type { Executor } from '#db/database.ts';
import { countItems, countOutputs } from '#db/queries/overview.ts';
import { pilotsOf } from '#db/queries/pilots.ts';
import { listSystems } from '#db/queries/systems.ts';
import type { Row } from '#db/schema.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { PILOT_SIZE } from './createPilot.ts';

/** A study of which a pilot may be made, as the page that asks for it tells of it. */
export interface StudyToPilot extends StudyPilots {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly state: StudyState;
  readonly items: number;
  /** Whether it is judged by a panel. */
  readonly panel: boolean;
  /** The usual size of a pilot. */
  readonly size: { readonly items: number; readonly raters: number };
}

/** The pilots that a study has. */
export interface StudyPilots {
  /** Whether one can be made: not before all outputs are there, and no more once the study has opened. */
  readonly possible: 'yes' | 'not-yet' | 'too-late';
  /** The latest first. */
  readonly pilots: readonly {
    readonly slug: string;
    readonly name: string;
    readonly state: StudyState;
    readonly items: number;
  }[];
  /** The slug of the pilot whose figures the study uses; null where it uses none. */
  readonly adopted: string | null;
}

/** @throws AppError `not_found` */
export async function studyToPilot(db: Executor, slug: string): Promise<StudyToPilot> {
  const study = await requireStudy(db, slug);
  const { id, name, state, configuration } = study;
  return {
    slug,
    name,
    question: configuration.question,
    state,
    items: await countItems(db, id),
    panel: configuration.protocol.strategy === 'panel',
    size: PILOT_SIZE,
    ...(await studyPilots(db, study)),
  };
}

/** The pilots of a study, and whether it may have another. */
export async function studyPilots(
  db: Executor,
  { id, state, configuration }: Row<'studies'>,
): Promise<StudyPilots> {
  return {
    possible: isFrozen(state)
      ? 'too-late'
      : state === 'ready' || (state === 'draft' && (await hasOutputs(db, id)))
        ? 'yes'
        : 'not-yet',
    pilots: (await pilotsOf(db, id)).map(({ closed_at: _, ...pilot }) => pilot),
    adopted: configuration.pilot?.study ?? null,
  };
}

async function hasOutputs(db: Executor, studyId: number): Promise<boolean> {
  const items = await countItems(db, studyId);
  const outputs = await countOutputs(db, studyId);
  const tested = (await listSystems(db, studyId)).filter(({ role }) => role !== 'control');
  return tested.every(({ id }) => (outputs.get(id) ?? 0) >= items);
}
