import { AppError } from '#app/core/shared/errors.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import type { Executor } from '#db/database.ts';
import { lastEvent } from '#db/queries/events.ts';
import { seatStates, type SeatState } from '#db/queries/seatStates.ts';
import type { NamedBalance } from './drawPanel.ts';
import { requireStudy } from './requireStudy.ts';

/** A panel as its lead sees it. */
export interface StudyPanel {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly state: StudyState;
  readonly ratersPerItem: number;
  readonly seats: readonly SeatState[];
  /** As it was when the plan was drawn; null before. */
  readonly balance: NamedBalance | null;
}

/** @throws AppError `not_found`, also for a study that is open to anyone */
export async function studyPanel(db: Executor, slug: string): Promise<StudyPanel> {
  const { id, name, state, configuration } = await requireStudy(db, slug);
  const { protocol, question } = configuration;
  if (protocol.strategy !== 'panel') {
    throw new AppError('no-panel', { slug });
  }
  const seats = await seatStates(db, id);
  const drawn = seats.length === 0 ? undefined : await lastEvent(db, id, 'panel-drawn');
  const balance = (drawn?.detail as { balance?: NamedBalance } | null | undefined)?.balance ?? null;
  return { slug, name, question, state, ratersPerItem: protocol.ratersPerItem, seats, balance };
}
