import type { RaterSummary } from '#app/core/reports/report.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import { isFrozen } from '#app/core/studies/lifecycle.ts';
import type { StudyWarning } from '#app/core/studies/warnings.ts';
import type { Database } from '#db/database.ts';
import { listInvitations } from '#db/queries/invitations.ts';
import { countItems, countOutputs } from '#db/queries/overview.ts';
import { listSystems } from '#db/queries/systems.ts';
import { analyseStudy } from '../analysis/analyseStudy.ts';
import { requireStudy } from './requireStudy.ts';
import { studyProgress, type StudyProgress } from './studyProgress.ts';
import { studyWarnings } from './studyWarnings.ts';

/** Everything that a lead sees of a study before its report; no estimates. */
export interface StudyOverview {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly state: StudyState;
  readonly items: number;
  readonly ratersPerItem: number;
  /** Baseline and candidates, with how many of their outputs are there. */
  readonly systems: readonly {
    readonly name: string;
    readonly role: 'baseline' | 'candidate';
    readonly provider: 'onnx' | 'import' | 'openai';
    readonly outputs: number;
  }[];
  readonly progress: StudyProgress;
  readonly links: readonly RaterLink[];
  readonly raters: readonly RaterSummary[];
  readonly warnings: readonly StudyWarning[];
}

/** A rater's link; `token` is the secret part of its address. */
export interface RaterLink {
  readonly label: string;
  readonly token: string;
  readonly simulated: boolean;
}

/** @throws AppError `not_found` */
export async function studyOverview(
  db: Database,
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
  const report = isFrozen(study.state) && study.state !== 'withdrawn' ? await analyseStudy(db, slug) : null;
  return {
    slug: study.slug,
    name: study.name,
    question,
    state: study.state,
    items: await countItems(db, study.id),
    ratersPerItem: protocol.ratersPerItem,
    systems,
    progress: await studyProgress(db, slug, { now }),
    links: (await listInvitations(db, study.id)).flatMap(
      ({ label, token, simulated, revoked_at, expires_at }) =>
        revoked_at !== null || (expires_at !== null && expires_at <= now)
          ? []
          : [{ label, token, simulated }],
    ),
    raters: report?.raters ?? [],
    warnings: report === null ? [] : studyWarnings({ state: study.state, protocol, report }),
  };
}
