import { isJudged } from '#app/core/reports/buildReport.ts';
import { paperOf, type Paper } from '#app/core/reports/paper/paper.ts';
import type { PaperInput } from '#app/core/reports/paper/facts.ts';
import { AppError } from '#app/core/shared/errors.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import { MAKER } from '#app/inference/provenance/maker.ts';
import type { Database } from '#db/database.ts';
import { itemFacts } from '#db/queries/items.ts';
import { countRecruited } from '#db/queries/raters.ts';
import { toCsv } from '../export/csv.ts';
import type { ZippedFile } from '../export/zipOf.ts';
import { assertNoPilot } from '../pilots/requirePilot.ts';
import type { Doing } from '../studies/actor.ts';
import { noteDownload } from '../studies/noteDownload.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { analyseStudy } from './analyseStudy.ts';

/** A paper's files, to be written or packed. */
export interface StudyPaper extends Pick<Paper, 'open'> {
  readonly files: readonly ZippedFile[];
}

/**
 * What a paper says of a study, from its report.
 *
 * @param asked the questions that raters read, in the language in which they did
 * @throws AppError `not_found`; `conflict` before the study is closed, and for a pilot
 */
export async function studyPaper(
  db: Database,
  slug: string,
  asked: (configuration: StudyConfiguration) => PaperInput['asked'],
  doing: Doing = {},
): Promise<StudyPaper> {
  const study = await requireStudy(db, slug);
  assertNoPilot(study);
  if (!isJudged(study)) throw new AppError('paper-too-early', { slug, state: study.state });
  const { configuration } = study;
  const report = await analyseStudy(db, slug);
  const facts = { ...(await itemFacts(db, study.id)), recruited: await countRecruited(db, study.id) };
  const { files, open } = paperOf({
    report,
    configuration,
    facts,
    asked: asked(configuration),
    version: MAKER.evenhand,
  });
  await noteDownload(
    db,
    study.id,
    files.map(({ file }) => file),
    doing,
  );
  return {
    files: files.map((one) => {
      const text = 'text' in one ? one.text : toCsv(one.lines);
      return {
        name: one.file,
        async *content() {
          yield text;
        },
      };
    }),
    open,
  };
}
