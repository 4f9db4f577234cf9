import { analyses } from '#app/core/verdict/analyses.ts';
import { exploreVerdict, type Exploration } from '#app/core/verdict/judging/explore.ts';
import { RETENTION_RULE_VERSION } from '#app/core/verdict/rule.ts';
import type { Report } from '#app/core/reports/report.ts';
import { AppError } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import { closingSequence } from '../studies/closingSequence.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { analysed } from './analyseStudy.ts';
import type { ExploreQuestion } from './analysisTasks.ts';
import { computeApart } from './computeApart.ts';
import { loadJudgedData } from './loadJudgedData.ts';
import { within } from './within.ts';

/** Answers up to which an exploration takes less than a process takes to begin. */
const SMALL = 300;

/** How many studies' explorations are remembered; nothing of them is stored. */
const REMEMBERED = 8;

const known = new Map<string, Promise<Exploration[]>>();

export interface ExploredStudy extends Pick<Report, 'study' | 'criteria' | 'simulatedRaters'> {
  readonly baseline: string;
  /** Null while it is being computed: who asks again gets it. */
  readonly candidates: readonly Exploration[] | null;
}

/** How long whoever asks waits, ms. */
const WAIT_MS = 700;

/**
 * What the verdict of a closed study hangs on, computed by the rule itself when it is asked for, and never stored.
 *
 * @throws AppError `not_found`; `conflict` while estimates are withheld, and for a study that an earlier rule judges
 */
export async function exploreStudy(
  db: Database,
  slug: string,
  { waitMs = WAIT_MS }: { waitMs?: number } = {},
): Promise<ExploredStudy> {
  const study = await requireStudy(db, slug);
  const report = await analysed(db, slug);
  if (report.estimates === 'withheld') throw new AppError('found-before-closing', { slug });
  if (study.rule_version !== RETENTION_RULE_VERSION) throw new AppError('explore-by-rule-1', { slug });
  const { criteria, verdict, simulatedRaters } = report;
  const key = verdict.signature;
  if (!known.has(key)) {
    const made = explored();
    known.set(key, made);
    // Who asks next is told of a failure, and who asks after them has it computed anew.
    made.catch(() => setTimeout(() => known.delete(key), 10 * WAIT_MS).unref());
    for (const oldest of [...known.keys()].slice(0, -REMEMBERED)) known.delete(oldest);
  }
  return {
    study: report.study,
    ...{ criteria, simulatedRaters },
    baseline: verdict.baseline,
    candidates: await within(known.get(key)!, waitMs),
  };

  async function explored(): Promise<Exploration[]> {
    const { configuration } = study;
    const { data, tables } = await loadJudgedData(db, study);
    const question: ExploreQuestion = { configuration, tables, sequence: await closingSequence(db, study) };
    const answers = analyses.all.reduce((sum, { answers: of }) => sum + of(data).length, 0);
    if (answers <= SMALL) return exploreVerdict(configuration, tables, question.sequence);
    return await computeApart('explore', question);
  }
}
