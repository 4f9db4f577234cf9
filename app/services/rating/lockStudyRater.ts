import { AppError } from '#app/core/shared/errors.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { RETENTION_RULE_VERSION } from '#app/core/verdict/rule.ts';
import type { Executor } from '#db/database.ts';
import { findRaterByName, lockRater } from '#db/queries/raters.ts';
import { shareStudy } from '#db/queries/studies.ts';
import type { Row } from '#db/schema.ts';

const ALLOWED: readonly Row<'studies'>['state'][] = ['open', 'paused', 'closed'];

/**
 * A rater of a study by name, locked, for a lead who sets them aside or takes them back.
 *
 * @throws AppError `not_found`; `conflict` where the study is neither open, paused nor closed; rule 2 lets nobody choose
 *   who counts once it is closed
 */
export async function lockStudyRater(
  trx: Executor,
  slug: string,
  name: string,
): Promise<{ study: Row<'studies'>; rater: Row<'raters'> }> {
  const study = (await shareStudy(trx, (await requireStudy(trx, slug)).id))!;
  const found = await findRaterByName(trx, study.id, name);
  if (found === undefined) throw new AppError('no-rater', { slug, rater: name });
  const late = study.state === 'closed' && study.rule_version === RETENTION_RULE_VERSION;
  if (late || !ALLOWED.includes(study.state)) {
    throw new AppError('counting-too-late', { slug, state: study.state });
  }
  return { study, rater: (await lockRater(trx, found.id))! };
}
