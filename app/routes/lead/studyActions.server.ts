import { AppError } from '#app/core/shared/errors.ts';
import { prepareStudyJob } from '#app/jobs/definitions/prepareStudy.ts';
import type { AppContext } from '#app/server/context.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { pauseStudy } from '#app/services/studies/pauseStudy.ts';
import { resumeStudy } from '#app/services/studies/resumeStudy.ts';
import { revokeInvitation } from '#app/services/studies/revokeInvitation.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { withdrawStudy } from '#app/services/studies/withdrawStudy.ts';
import { newLink } from './newLink.ts';

type Action = (
  context: Pick<AppContext, 'db' | 'jobs'>,
  slug: string,
  form: FormData,
  doing: { readonly actor: string },
) => Promise<unknown>;

/** What a lead can do on a study's page, by the name of the button. */
const ACTIONS: Record<string, Action> = {
  async generate({ db, jobs }, slug) {
    await requireStudy(db, slug); // the study must be there
    await jobs.enqueue(prepareStudyJob, { slug });
  },
  cancel: ({ jobs }, slug) => jobs.cancel(prepareStudyJob, { slug }),
  open: ({ db }, slug, _form, doing) => openStudy(db, slug, doing),
  pause: ({ db }, slug, _form, doing) => pauseStudy(db, slug, doing),
  resume: ({ db }, slug, _form, doing) => resumeStudy(db, slug, doing),
  close: ({ db }, slug, _form, doing) => closeStudy(db, slug, doing),
  withdraw: ({ db }, slug, _form, doing) => withdrawStudy(db, slug, doing),
  createLink: ({ db }, slug, form, doing) => createInvitation(db, newLink(slug, form), doing),
  revokeLink: ({ db }, slug, form, doing) => revokeInvitation(db, slug, Number(form.get('link')), doing),
};

/**
 * Does what a form of a study's page asks for.
 * @throws AppError `invalid_input` for an unknown action, and whatever the action throws
 */
export async function runStudyAction(
  context: Pick<AppContext, 'db' | 'jobs'>,
  slug: string,
  form: FormData,
  doing: { readonly actor: string },
): Promise<void> {
  const name = String(form.get('action') ?? '');
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (action === undefined) {
    throw new AppError('invalid_input', `A study has no action "${name}"; load the page again.`);
  }
  await action(context, slug, form, doing);
}
