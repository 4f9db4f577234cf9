import { controlRecords } from '#app/core/quality/controls.ts';
import { noticedRanges } from '#app/core/verdict/exclusions.ts';
import { controlTallies } from '#db/kinds/answers.ts';
import type { Report } from '#app/core/reports/report.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import { mayImportScores } from '#app/core/studies/customMeasures.ts';
import { isFrozen } from '#app/core/studies/lifecycle.ts';
import type { ProviderKind } from '#app/core/studies/providers.ts';
import { provenanceWarnings } from '#app/core/studies/provenance.ts';
import type { StudyWarning } from '#app/core/studies/warnings.ts';
import type { Executor } from '#db/database.ts';
import { findCurrentAnalysis } from '#db/queries/analysis.ts';
import { linksOfStudy, listRaterGroups } from '#db/queries/invitations.ts';
import { impossiblePaces, joinBursts } from '#db/queries/joinAttempts.ts';
import { countItems, countOutputs } from '#db/queries/overview.ts';
import { studiesOfSameModels } from '#db/queries/sameModels.ts';
import { countOutputScores } from '#db/queries/scores.ts';
import { countControls, raterStandings } from '#db/queries/quality.ts';
import { systemProvenances } from '#db/queries/provenance.ts';
import { findStudyById } from '#db/queries/studies.ts';
import { countSeats } from '#db/queries/seatStates.ts';
import { listSystems } from '#db/queries/systems.ts';
import type { Row } from '#db/schema.ts';
import { studyLooks } from './studyLooks.ts';
import type { StudyLooks } from '#app/core/reports/studyLooks.ts';
import { faultWarnings } from '../pairs/faultWarnings.ts';
import { studyPilots, type StudyPilots } from '../pilots/studyToPilot.ts';
import { requireStudy } from './requireStudy.ts';
import { studyProgress, type StudyProgress } from './studyProgress.ts';
import {
  BURST_JOINS,
  BURST_MINUTES,
  IMPOSSIBLE_PACE,
  IMPOSSIBLE_TASKS,
  scoreWarnings,
  studyWarnings,
} from './studyWarnings.ts';

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

/** A measure whose scores are imported, and how far they are; no score. */
export interface ImportedMeasure {
  readonly name: string;
  readonly direction: 'higher' | 'lower';
  readonly unit: string;
  readonly margin: { readonly accept: number; readonly limit: number } | null;
  readonly votes: boolean;
  /** Whether scores may be imported now. */
  readonly open: boolean;
  /** For the baseline and each candidate, how many of its outputs have a score. */
  readonly scored: readonly { readonly system: string; readonly outputs: number }[];
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

/** @throws AppError `not_found` */
export async function studyOverview(
  db: Executor,
  slug: string,
  { now = new Date() }: { now?: Date } = {},
): Promise<StudyOverview> {
  const study = await requireStudy(db, slug);
  const outputs = await countOutputs(db, study.id);
  const systems = (await listSystems(db, study.id)).flatMap(({ id, name, role, provider }) =>
    role === 'control'
      ? []
      : [{ name, role, provider: provider?.kind ?? 'import', outputs: outputs.get(id) ?? 0 }],
  );
  const { protocol, question } = study.configuration;
  const items = await countItems(db, study.id);
  const customMeasures = await importedMeasures(db, study);
  return {
    slug: study.slug,
    name: study.name,
    question,
    state: study.state,
    items,
    ratersPerItem: protocol.ratersPerItem,
    strategy: protocol.strategy,
    seats: protocol.strategy === 'panel' ? await countSeats(db, study.id) : 0,
    systems,
    progress: await studyProgress(db, slug, { now }),
    links: (await linksOfStudy(db, study.id)).map(({ revokedAt, expiresAt, ...link }) => ({
      ...link,
      expiresAt: expiresAt?.toISOString() ?? null,
      state: revokedAt !== null ? 'revoked' : expiresAt !== null && expiresAt <= now ? 'expired' : 'open',
    })),
    groups: await listRaterGroups(db, study.id),
    warnings:
      study.state === 'withdrawn'
        ? []
        : [
            ...(study.state === 'ready' ? scoreWarnings(customMeasures, items) : []),
            ...(study.state === 'ready' ? await triedBefore(db, study.id) : []),
            ...(await faultWarnings(db, study)),
            ...(await warningsOf(db, study)),
          ],
    customMeasures,
    looks: await studyLooks(db, study),
    pilotOf: await pilotedStudy(db, study),
    archived: study.archived_at !== null,
    pilots: await studyPilots(db, study),
  };
}

async function pilotedStudy(db: Executor, { pilot_of }: Row<'studies'>): Promise<StudyOverview['pilotOf']> {
  if (pilot_of === null) return null;
  const { slug, name } = (await findStudyById(db, pilot_of))!;
  return { slug, name };
}

/** That the same models have been compared already, while there is a choice whether to open one more study. */
async function triedBefore(db: Executor, studyId: number): Promise<StudyWarning[]> {
  const studies = [...new Set((await studiesOfSameModels(db, studyId)).map(({ name }) => name))];
  return studies.length === 0 ? [] : [{ kind: 'tried-before', studies }];
}

async function importedMeasures(
  db: Executor,
  { id, state, configuration: { customMeasures = [], voters } }: Row<'studies'>,
): Promise<ImportedMeasure[]> {
  if (customMeasures.length === 0) return [];
  const names = customMeasures.map(({ name }) => name);
  const counts = await countOutputScores(db, id, names);
  const systems = (await listSystems(db, id)).filter(({ role }) => role !== 'control');
  return customMeasures.map(({ name, direction, unit, margin = null }) => {
    const votes = voters.includes(name);
    const scored = systems.map((system) => {
      const own = counts.find(({ measure, systemId }) => measure === name && systemId === system.id);
      return { system: system.name, outputs: own?.scored ?? 0 };
    });
    return { name, direction, unit, margin, votes, open: mayImportScores(state, votes), scored };
  });
}

async function warningsOf(
  db: Executor,
  { id, state, configuration }: Row<'studies'>,
): Promise<StudyWarning[]> {
  const provenances = await systemProvenances(db, id);
  // What raters do and what controls tell comes later.
  if (!isFrozen(state)) return provenanceWarnings(provenances);
  const closed = state === 'closed' || state === 'decided';
  const analysis = closed ? await findCurrentAnalysis(db, id) : undefined;
  return studyWarnings({
    state,
    configuration,
    controls: await countControls(db, id),
    raters: await raterStandings(db, id),
    bursts: await joinBursts(db, id, { minutes: BURST_MINUTES, least: BURST_JOINS }),
    paces: await impossiblePaces(db, id, {
      charactersPerSecond: IMPOSSIBLE_PACE,
      least: IMPOSSIBLE_TASKS,
    }),
    provenances,
    records: controlRecords(await controlTallies(db, id), noticedRanges(configuration)),
    report: analysis === undefined ? null : (analysis.result as Report),
  });
}
