import { z } from 'zod';
import { requestPreparation, stopPreparation } from '#app/services/generation/requestPreparation.ts';
import { extendStudy } from '#app/services/looks/extendStudy.ts';
import { stopStudy } from '#app/services/looks/stopStudy.ts';
import { takeLook } from '#app/services/looks/takeLook.ts';
import { archiveStudy } from '#app/services/studies/archiveStudy.ts';
import { changeLinkLimits } from '#app/services/studies/changeLinkLimits.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { pauseStudy } from '#app/services/studies/pauseStudy.ts';
import { resumeStudy } from '#app/services/studies/resumeStudy.ts';
import { revokeInvitation } from '#app/services/studies/revokeInvitation.ts';
import { addLead, removeLead } from '#app/services/studies/studyLeads.ts';
import { withdrawStudy } from '#app/services/studies/withdrawStudy.ts';
import { rowNumber, text } from '../shared/fields.ts';
import { seatNames } from './seatNames.ts';
import { limitsSchema, newLinkSchema } from './newLink.ts';
import { studyAction, type StudyAction } from './studyForm.server.ts';

const nothing = z.object({});

/** What a lead can do on a study's page, by the name of the button. */
export const STUDY_ACTIONS: Readonly<Record<string, StudyAction>> = {
  generate: studyAction(nothing, ({ db, jobs, slug, doing }) => requestPreparation(db, jobs, slug, doing)),
  cancel: studyAction(nothing, ({ db, jobs, slug, doing }) => stopPreparation(db, jobs, slug, doing)),
  pause: studyAction(nothing, ({ db, slug, doing }) => pauseStudy(db, slug, doing)),
  resume: studyAction(nothing, ({ db, slug, doing }) => resumeStudy(db, slug, doing)),
  close: studyAction(nothing, ({ db, slug, doing }) => closeStudy(db, slug, doing)),
  look: studyAction(nothing, ({ db, slug, doing }) => takeLook(db, slug, doing)),
  stop: studyAction(nothing, ({ db, slug, doing }) => stopStudy(db, slug, doing)),
  extend: studyAction(z.object({ names: text }), ({ db, slug, fields, doing }) =>
    extendStudy(db, slug, { ...doing, names: seatNames(fields.names, String) }),
  ),
  withdraw: studyAction(nothing, ({ db, slug, doing }) => withdrawStudy(db, slug, doing)),
  addLead: studyAction(z.object({ account: rowNumber }), ({ db, slug, fields, doing }) =>
    addLead(db, slug, fields.account, doing),
  ),
  removeLead: studyAction(z.object({ account: rowNumber }), ({ db, slug, fields, doing }) =>
    removeLead(db, slug, fields.account, doing),
  ),
  archive: studyAction(nothing, ({ db, slug, doing }) => archiveStudy(db, slug, true, doing)),
  unarchive: studyAction(nothing, ({ db, slug, doing }) => archiveStudy(db, slug, false, doing)),
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
