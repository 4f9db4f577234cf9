import type { StudyState } from '#app/core/studies/lifecycle.ts';
import type { ProviderKind } from '#app/core/studies/providers.ts';
import type { StudyWarning } from '#app/core/studies/warnings.ts';
import type { Database, Executor } from '#db/database.ts';
import { linksOfStudy, listRaterGroups } from '#db/queries/invitations.ts';
import { countItems } from '#db/queries/overview.ts';
import { findStudyById } from '#db/queries/studies.ts';
import { countSeats } from '#db/queries/seatStates.ts';
import { listSystems } from '#db/queries/systems.ts';
import type { Row } from '#db/schema.ts';
import { settledProvenances } from './settledProvenances.ts';
import { onceSettled } from './onceSettled.ts';
import { studyLooks } from './studyLooks.ts';
import type { StudyLooks } from '#app/core/reports/studyLooks.ts';
import { studyPilots, type StudyPilots } from '../pilots/studyToPilot.ts';
import { requireStudy } from './requireStudy.ts';
import { studyProgress, type StudyProgress } from './studyProgress.ts';
import { importedMeasures, type ImportedMeasure } from './importedMeasures.ts';
import { warningsOfStudy } from './warningsOfStudy.ts';

/** Everything that a lead sees of a study before its report; no estimates, and counts instead of rows. */
export interface StudyOverview {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly state: StudyState;
  readonly items: number;
  readonly ratersPerItem: number;
  readonly strategy: 'open' | 'panel';
  /** Seats of the panel that is drawn; 0 without one. */
  readonly seats: number;
  /** Baseline and candidates, with how many of their outputs are there. */
  readonly systems: readonly {
    readonly name: string;
    readonly role: 'baseline' | 'candidate';
    readonly provider: ProviderKind;
    readonly outputs: number;
  }[];
  readonly progress: StudyProgress;
  readonly links: readonly RaterLink[];
  /** Names of the groups that links lead into. */
  readonly groups: readonly string[];
  readonly warnings: readonly StudyWarning[];
  readonly customMeasures: readonly ImportedMeasure[];
  /** Null where the study declared neither looks nor an extension. */
  readonly looks: StudyLooks | null;
  /** The study that it is a pilot of; null for what is none. */
  readonly pilotOf: { readonly slug: string; readonly name: string } | null;
  /** Whether it is put aside, so that lists leave it out. */
  readonly archived: boolean;
  readonly pilots: StudyPilots;
}

/** A link that anyone may join by; `token` is the secret part of its address. */
export interface RaterLink {
  readonly id: number;
  readonly label: string;
  readonly token: string;
  readonly group: string | null;
  readonly simulated: boolean;
  /** ISO 8601; null = never. */
  readonly expiresAt: string | null;
  readonly state: 'open' | 'expired' | 'revoked';
  /** How many may join by it, and how many of them from one network a day; null = no limit. */
  readonly mostRaters: number | null;
  readonly mostPerAddress: number | null;
  /** Raters who came by it. */
  readonly joined: number;
}

/**
 * What is asked of the database for it goes at once: of a large study each question counts for a tenth of a second.
 * @throws AppError `not_found`
 */
export async function studyOverview(
  db: Database,
  slug: string,
  { now = new Date() }: { now?: Date } = {},
): Promise<StudyOverview> {
  const study = await requireStudy(db, slug);
  const { protocol, question } = study.configuration;
  const counted = Promise.all([
    onceSettled(db, study, 'items', () => countItems(db, study.id)),
    importedMeasures(db, study),
    settledProvenances(db, study),
  ]);
  const [rows, [items, customMeasures, provenances], ...others] = await Promise.all([
    listSystems(db, study.id),
    counted,
    protocol.strategy === 'panel' ? countSeats(db, study.id) : 0,
    studyProgress(db, slug, { now }),
    linksOfStudy(db, study.id),
    listRaterGroups(db, study.id),
    counted.then(([all, measures, ways]) =>
      warningsOfStudy(db, study, { items: all, customMeasures: measures, provenances: ways }),
    ),
    studyLooks(db, study),
    pilotedStudy(db, study),
    studyPilots(db, study),
  ]);
  const outputs = new Map(
    provenances.map(({ system, made }) => [system, made.reduce((sum, way) => sum + way.outputs, 0)]),
  );
  const [seats, progress, links, groups, warnings, looks, pilotOf, pilots] = others;
  return {
    slug: study.slug,
    name: study.name,
    question,
    state: study.state,
    items,
    ratersPerItem: protocol.ratersPerItem,
    strategy: protocol.strategy,
    seats,
    systems: rows.flatMap(({ name, role, provider }) =>
      role === 'control'
        ? []
        : [{ name, role, provider: provider?.kind ?? 'import', outputs: outputs.get(name) ?? 0 }],
    ),
    progress,
    links: links.map(({ revokedAt, expiresAt, ...link }) => ({
      ...link,
      expiresAt: expiresAt?.toISOString() ?? null,
      state: revokedAt !== null ? 'revoked' : expiresAt !== null && expiresAt <= now ? 'expired' : 'open',
    })),
    groups,
    warnings,
    customMeasures,
    looks,
    pilotOf,
    archived: study.archived_at !== null,
    pilots,
  };
}

async function pilotedStudy(db: Executor, { pilot_of }: Row<'studies'>): Promise<StudyOverview['pilotOf']> {
  if (pilot_of === null) return null;
  const { slug, name } = (await findStudyById(db, pilot_of))!;
  return { slug, name };
}
