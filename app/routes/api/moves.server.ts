import { OPERATIONS } from '#app/core/api/operations.ts';
import { requestPreparation } from '#app/services/generation/requestPreparation.ts';
import { extendStudy as extend } from '#app/services/looks/extendStudy.ts';
import { stopStudy as stop } from '#app/services/looks/stopStudy.ts';
import { takeLook } from '#app/services/looks/takeLook.ts';
import { closeStudy as close } from '#app/services/studies/closeStudy.ts';
import { openStudy as open } from '#app/services/studies/openStudy.ts';
import { pauseStudy as pause } from '#app/services/studies/pauseStudy.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { resumeStudy as resume } from '#app/services/studies/resumeStudy.ts';
import { withdrawStudy as withdraw } from '#app/services/studies/withdrawStudy.ts';
import type { AppContext } from '#app/server/context.ts';
import { slugOf } from '../lead/lead.server.ts';
import { answers } from './api.server.ts';

// What a lead does with a study, as the buttons of its page do.

async function standing({ db }: AppContext, slug: string) {
  return { slug, state: (await requireStudy(db, slug)).state };
}

export const prepareStudy = answers(OPERATIONS.prepareStudy, async ({ context, params, doing }) => {
  const slug = slugOf({ params });
  await requestPreparation(context.db, context.jobs, slug, doing);
  return await standing(context, slug);
});

export const openStudy = answers(OPERATIONS.openStudy, async ({ context, params, body: { seen }, doing }) => {
  const slug = slugOf({ params });
  await open(context.db, slug, { ...doing, ...(seen !== undefined && { seen }) });
  return await standing(context, slug);
});

export const extendStudy = answers(
  OPERATIONS.extendStudy,
  async ({ context, params, body: { names }, doing }) => {
    const slug = slugOf({ params });
    const { items, judgments, blocks } = await extend(context.db, slug, { ...doing, names });
    return { ...(await standing(context, slug)), extended: { items, judgments, blocks } };
  },
);

export const lookStudy = answers(OPERATIONS.lookStudy, async ({ context, params, doing }) => {
  const slug = slugOf({ params });
  const { number, share, mayStop, decisions } = await takeLook(context.db, slug, doing);
  const look = { number, share, mayStop, decisions: decisions.map((one) => ({ ...one })) };
  return { ...(await standing(context, slug)), look };
});

export const pauseStudy = moving(OPERATIONS.pauseStudy, pause);
export const resumeStudy = moving(OPERATIONS.resumeStudy, resume);
export const closeStudy = moving(OPERATIONS.closeStudy, close);
export const withdrawStudy = moving(OPERATIONS.withdrawStudy, withdraw);
export const stopStudy = moving(OPERATIONS.stopStudy, stop);

/** Those that need nothing but the study. */
function moving(
  operation: typeof OPERATIONS.pauseStudy,
  move: (db: AppContext['db'], slug: string, doing: { actor: string }) => Promise<unknown>,
) {
  return answers(operation, async ({ context, params, doing }) => {
    const slug = slugOf({ params });
    await move(context.db, slug, doing);
    return await standing(context, slug);
  });
}
