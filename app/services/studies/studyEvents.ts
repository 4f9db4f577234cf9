import type { Executor } from '#db/database.ts';
import { readSaid } from '#app/core/shared/problem.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import { latestEvents } from '#db/queries/events.ts';
import { requireStudy } from './requireStudy.ts';

/** Something that happened to a study. */
export interface RecordedEvent {
  readonly id: number;
  /** ISO 8601. */
  readonly at: string;
  /** An account's address, a rater's name, `rule` or `system`. */
  readonly actor: string;
  readonly kind: string;
  /** Texts, numbers and the like; what is nested, such as a panel's balance, is left out. */
  readonly detail: Readonly<Record<string, string | number | boolean>>;
  /** What ended it; null where that is not noted, or noted as a sentence in `detail.reason` alone. */
  readonly why: Said | null;
}

export interface EventPage {
  readonly name: string;
  readonly question: string;
  readonly state: StudyState;
  readonly events: readonly RecordedEvent[];
  readonly page: number;
  readonly pages: number;
}

/** Events of a page. */
const PAGE = 100;

/**
 * What happened to a study and who did it, the last event first.
 *
 * @param page from 1; beyond the last page it is the last
 * @throws AppError `not_found`
 */
export async function studyEvents(db: Executor, slug: string, page: number): Promise<EventPage> {
  const { id, name, state, configuration } = await requireStudy(db, slug);
  const read = (number: number) => latestEvents(db, id, { offset: (number - 1) * PAGE, most: PAGE });
  let { events, total } = await read(page);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const shown = Math.min(page, pages);
  if (shown !== page) ({ events, total } = await read(shown));
  return {
    name,
    question: configuration.question,
    state,
    page: shown,
    pages,
    events: events.map(({ id: number, at, actor, kind, detail }) => ({
      id: number,
      at: at.toISOString(),
      actor,
      kind,
      detail: plain(detail ?? {}),
      why: detail?.why === undefined ? null : readSaid(detail.why),
    })),
  };
}

function plain(detail: Readonly<Record<string, unknown>>): RecordedEvent['detail'] {
  return Object.fromEntries(
    Object.entries(detail).filter(
      (entry): entry is [string, string | number | boolean] =>
        entry[1] !== null && typeof entry[1] !== 'object',
    ),
  );
}
