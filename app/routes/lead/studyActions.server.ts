import { z } from 'zod';
import { prepareStudyJob } from '#app/jobs/definitions/prepareStudy.ts';
import { changeLinkLimits } from '#app/services/studies/changeLinkLimits.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { pauseStudy } from '#app/services/studies/pauseStudy.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { resumeStudy } from '#app/services/studies/resumeStudy.ts';
import { revokeInvitation } from '#app/services/studies/revokeInvitation.ts';
import { withdrawStudy } from '#app/services/studies/withdrawStudy.ts';
import { rowNumber } from '../shared/fields.ts';
import { limitsSchema, newLinkSchema } from './newLink.ts';
import { studyAction, type StudyAction } from './studyForm.server.ts';

const nothing = z.object({});

/** What a lead can do on a study's page, by the name of the button. */
export const STUDY_ACTIONS: Readonly<Record<string, StudyAction>> = {
  generate: studyAction(nothing, async ({ db, jobs, slug }) => {
    await requireStudy(db, slug); // the study must be there
    await jobs.enqueue(prepareStudyJob, { slug });
  }),
  cancel: studyAction(nothing, ({ jobs, slug }) => jobs.cancel(prepareStudyJob, { slug })),
  open: studyAction(nothing, ({ db, slug, doing }) => openStudy(db, slug, doing)),
  pause: studyAction(nothing, ({ db, slug, doing }) => pauseStudy(db, slug, doing)),
  resume: studyAction(nothing, ({ db, slug, doing }) => resumeStudy(db, slug, doing)),
  close: studyAction(nothing, ({ db, slug, doing }) => closeStudy(db, slug, doing)),
  withdraw: studyAction(nothing, ({ db, slug, doing }) => withdrawStudy(db, slug, doing)),
  createLink: studyAction(newLinkSchema, ({ db, slug, fields, doing }) =>
    createInvitation(db, { slug, ...fields }, doing),
  ),
  revokeLink: studyAction(z.object({ link: rowNumber }), ({ db, slug, fields, doing }) =>
    revokeInvitation(db, slug, fields.link, doing),
  ),
  linkLimits: studyAction(limitsSchema.extend({ link: rowNumber }), ({ db, slug, fields, doing }) =>
    changeLinkLimits(db, slug, fields.link, fields, doing),
  ),
};
