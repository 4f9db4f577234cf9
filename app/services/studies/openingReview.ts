import { missingControls, LEAST_CONTROLS } from '#app/core/studies/controlCounts.ts';
import { FEW_ITEMS, FEW_RATERS, MANY_IDENTICAL, type OpeningFinding } from '#app/core/studies/opening.ts';
import type { StudyWarning } from '#app/core/studies/warnings.ts';
import type { Executor } from '#db/database.ts';
import { linksOfStudy } from '#db/queries/invitations.ts';
import { countReferenced, outputFacts } from '#db/queries/openingFacts.ts';
import { countItems } from '#db/queries/overview.ts';
import { pilotsOf } from '#db/queries/pilots.ts';
import { askedOfStudy } from './askedOfStudy.ts';
import { countSeats } from '#db/queries/seatStates.ts';
import type { Row } from '#db/schema.ts';
import { studySettings, type StudySettings } from '../setup/studySettings.ts';
import { controlledLines } from '../tasks/controlsOverview.ts';
import { listControls } from '../tasks/listControls.ts';
import { onceSettled } from './onceSettled.ts';
import { requireStudy } from './requireStudy.ts';
import { settledProvenances } from './settledProvenances.ts';
import { importedMeasures } from './importedMeasures.ts';
import { warningsOfStudy } from './warningsOfStudy.ts';

/** All that a lead should have seen before a study opens for good. */
export interface OpeningReview {
  readonly settings: StudySettings;
  /** Blocks that raters are asked for, one for each item and rater of it, and the judgments in them. */
  readonly asked: { readonly items: number; readonly blocks: number; readonly judgments: number };
  /** Seats of the panel; null where an open number of raters judges. */
  readonly seats: number | null;
  /** What was found, what forbids to open first. */
  readonly findings: readonly OpeningFinding[];
  /** What the study's own page warns of as well. */
  readonly warnings: readonly StudyWarning[];
}

/**
 * What opening a study fixes, and what stands against it.
 *
 * @param isLoopback whether the addresses of links lead nowhere but to the machine of the installation
 * @throws AppError `not_found`
 */
export async function openingReview(
  db: Executor,
  slug: string,
  { isLoopback, now = new Date() }: { isLoopback: boolean; now?: Date },
): Promise<OpeningReview> {
  const study = await requireStudy(db, slug);
  const panel = study.configuration.protocol.strategy === 'panel';
  const seats = panel ? await countSeats(db, study.id) : null;
  return {
    settings: await studySettings(db, slug),
    asked: await askedOfStudy(db, study),
    seats,
    findings: [
      ...ofTasks(study, seats),
      ...(await ofOutputs(db, study)),
      ...(await ofControls(db, study)),
      ...(await ofItems(db, study)),
      ...(await ofRaters(db, study, { seats, isLoopback, now })),
    ],
    warnings: await warningsOfStudy(db, study, {
      items: await countItems(db, study.id),
      customMeasures: await importedMeasures(db, study),
      provenances: await settledProvenances(db, study),
    }),
  };
}

function ofTasks({ state, task_count: tasks }: Row<'studies'>, seats: number | null): OpeningFinding[] {
  if (state !== 'ready') return [];
  if (tasks === 0) return [{ kind: 'nothing-to-judge' }];
  return seats === 0 ? [{ kind: 'panel-not-drawn' }] : [];
}

async function ofOutputs(db: Executor, study: Row<'studies'>): Promise<OpeningFinding[]> {
  const facts = await onceSettled(db, study, 'facts', () => outputFacts(db, study.id));
  return facts.flatMap(({ system, role, outputs: of, same, empty, cut }) => [
    ...(role === 'candidate' && same >= of * MANY_IDENTICAL
      ? [{ kind: 'identical' as const, system, same, of }]
      : []),
    ...(empty > 0 ? [{ kind: 'empty' as const, system, count: empty, of }] : []),
    ...(cut > 0 ? [{ kind: 'cut' as const, system, count: cut, of }] : []),
  ]);
}

async function ofControls(db: Executor, study: Row<'studies'>): Promise<OpeningFinding[]> {
  const short = controlledLines(study, await listControls(db, study.slug)).filter(
    ({ counts, least }) => least !== null && missingControls(counts) > 0,
  );
  if (short.length === 0) return [];
  const counted = {
    slight: Math.min(...short.map(({ counts }) => counts.slight)),
    least: LEAST_CONTROLS,
  };
  const criteria = short.flatMap(({ criterion }) => criterion?.label ?? []);
  return criteria.length === 0
    ? [{ kind: 'few-controls-compared', ...counted }]
    : [{ kind: 'few-controls', criteria, ...counted }];
}

async function ofItems(db: Executor, { id, configuration }: Row<'studies'>): Promise<OpeningFinding[]> {
  const { voters, customMeasures = [] } = configuration;
  const items = await countItems(db, id);
  const readReferences = voters.some((voter) => !customMeasures.some(({ name }) => name === voter));
  return [
    ...(items < FEW_ITEMS ? [{ kind: 'few-items' as const, items }] : []),
    ...(readReferences && (await countReferenced(db, id)) === 0 ? [{ kind: 'no-references' as const }] : []),
  ];
}

async function ofRaters(
  db: Executor,
  { id, configuration: { protocol } }: Row<'studies'>,
  { seats, isLoopback, now }: { seats: number | null; isLoopback: boolean; now: Date },
): Promise<OpeningFinding[]> {
  const links = await linksOfStudy(db, id);
  const usable = links.some(
    ({ revokedAt, expiresAt }) => revokedAt === null && (expiresAt === null || expiresAt > now),
  );
  const pilots = (await pilotsOf(db, id)).filter(({ state }) => state === 'open' || state === 'paused');
  return [
    ...(seats !== null && seats > 0 && seats < FEW_RATERS
      ? [{ kind: 'few-seats' as const, raters: seats }]
      : []),
    ...(protocol.ratersPerItem < 2 ? [{ kind: 'one-rater-each' as const }] : []),
    ...pilots.map(({ name }) => ({ kind: 'pilot-open' as const, pilot: name })),
    ...(isLoopback ? [{ kind: 'loopback' as const }] : []),
    ...(seats === null && !usable ? [{ kind: 'no-link' as const }] : []),
  ];
}
