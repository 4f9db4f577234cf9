import { AppError } from '#app/core/shared/errors.ts';
import { prepareStudyJob } from '#app/jobs/definitions/prepareStudy.ts';
import type { AppContext } from '#app/server/context.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { pauseStudy } from '#app/services/studies/pauseStudy.ts';
import { resumeStudy } from '#app/services/studies/resumeStudy.ts';
import { studyOverview } from '#app/services/studies/studyOverview.ts';

type Action = (context: Pick<AppContext, 'db' | 'jobs'>, slug: string, form: FormData) => Promise<unknown>;

/** What a lead can do on a study's page, by the name of the button. */
const ACTIONS: Record<string, Action> = {
  async generate({ db, jobs }, slug) {
    await studyOverview(db, slug); // the study must be there
    await jobs.enqueue(prepareStudyJob, { slug });
  },
  cancel: ({ jobs }, slug) => jobs.cancel(prepareStudyJob, { slug }),
  open: ({ db }, slug) => openStudy(db, slug),
  pause: ({ db }, slug) => pauseStudy(db, slug),
  resume: ({ db }, slug) => resumeStudy(db, slug),
  close: ({ db }, slug) => closeStudy(db, slug),
  createLink: ({ db }, slug, form) => createInvitation(db, { slug, label: String(form.get('label') ?? '') }),
};

/**
 * Does what a form of a study's page asks for.
 * @throws AppError `invalid_input` for an unknown action, and whatever the action throws
 */
export async function runStudyAction(
  context: Pick<AppContext, 'db' | 'jobs'>,
  slug: string,
  form: FormData,
): Promise<void> {
  const name = String(form.get('action') ?? '');
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (action === undefined) {
    throw new AppError('invalid_input', `A study has no action "${name}"; load the page again.`);
  }
  await action(context, slug, form);
}
