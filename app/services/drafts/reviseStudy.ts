import { AppError } from '#app/core/shared/errors.ts';
import type { JsonObject } from '#app/core/studies/drafts/changes.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import { isFrozen } from '#app/core/studies/lifecycle.ts';
import { withChanges } from '#app/core/studies/setup/withChanges.ts';
import type { Database } from '#db/database.ts';
import { findRevision, insertDraft, updateDraft } from '#db/queries/drafts.ts';
import { findStudyById } from '#db/queries/studies.ts';
import type { ModelAccess } from '../generation/modelAccess.ts';
import { applyStudy, type AppliedStudy } from '../setup/applyStudy.ts';
import { setupOf, setupVersion } from '../setup/studySetup.ts';
import { ITEMS_FILE, writeItemsFile } from '../setup/writeStudyFile.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { draftOfItems, itemsOfDraft } from './draftItems.ts';
import { draftOf, draftToChange } from './draftOf.ts';
import type { DraftDoing } from './keepDrafts.ts';
import { storedValues } from './storedValues.ts';

/** The form's values and what they mean, which pages know. */
export interface FormOfStudies {
  readonly valuesOf: (configuration: StudyConfiguration) => JsonObject;
  /** The configuration that values mean, still to be validated. */
  readonly configurationOf: (values: JsonObject) => unknown;
}

/**
 * Begins a draft of changes to a study that hasn't opened; where somebody has begun one of the set-up as it is now, that
 * one goes on, so that two leads meet in it.
 *
 * @returns its id
 * @throws AppError `not_found`; `conflict` for a study that has opened, or is a pilot
 */
export async function reviseStudy(
  db: Database,
  slug: string,
  { valuesOf }: Pick<FormOfStudies, 'valuesOf'>,
  { by, now = new Date() }: DraftDoing,
): Promise<string> {
  const study = await requireStudy(db, slug);
  if (study.pilot_of !== null) throw new AppError('apply-to-pilot', { slug });
  if (isFrozen(study.state)) throw new AppError('set-up-fixed', { slug, state: study.state });
  const setup = await setupOf(db, study);
  const version = setupVersion(setup);
  const begun = await findRevision(db, { studyId: study.id, version });
  if (begun !== undefined) return begun;
  const bytes = new TextEncoder().encode(writeItemsFile(setup.items));
  return await insertDraft(db, {
    values: storedValues(valuesOf(setup.configuration)),
    ...(await draftOfItems(bytes, ITEMS_FILE)),
    ...{ revises: study.id, revises_version: version },
    ...{ created_by: by, updated_by: by, created_at: now, updated_at: now },
  });
}

/** The study that a draft would change; null for a draft of a study yet to be made. */
export async function revisedStudy(
  db: Database,
  id: string,
): Promise<{ readonly slug: string; readonly name: string } | null> {
  const { revises } = await draftOf(db, id);
  const study = revises === null ? undefined : await findStudyById(db, revises);
  return study === undefined ? null : { slug: study.slug, name: study.name };
}

/**
 * Brings what a draft changes into its study, or says what that would do. What the form can't say of a study stays as it
 * is in it.
 *
 * @param wish `discard`: whether what was uploaded or written for the study may be lost; `check`: whether only to say
 * @throws AppError as `applyStudy`; `conflict` where the study is another one than when the draft was begun
 */
export async function applyRevision(
  db: Database,
  id: string,
  form: FormOfStudies,
  wish: { readonly access: ModelAccess; readonly discard: boolean; readonly check: boolean },
  { by, now = new Date(), actor }: DraftDoing & { readonly actor: string },
): Promise<AppliedStudy> {
  const { values, revises, revises_version: expected } = await draftOf(db, id);
  const study = revises === null ? undefined : await findStudyById(db, revises);
  if (study === undefined || expected === null) throw new AppError('draft-revises-nothing');
  const before = await setupOf(db, study);
  if (setupVersion(before) !== expected) {
    throw new AppError('draft-behind', { slug: study.slug });
  }
  const items = await itemsOfDraft(db, id);
  const was = form.configurationOf(form.valuesOf(before.configuration));
  const configuration = withChanges(before.configuration, was, form.configurationOf(values));
  const applied = await applyStudy(
    db,
    { slug: study.slug, configuration, items, expected, ...wish },
    { now, actor },
  );
  if (!wish.check) {
    await db.transaction().execute(async (trx) => {
      await draftToChange(trx, id);
      await updateDraft(trx, id, { study_id: study.id }, { by, at: now });
    });
  }
  return applied;
}
