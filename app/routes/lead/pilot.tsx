import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { MakePilotPage } from '#app/components/study/pilot/MakePilotPage.tsx';
import { PilotPage } from '#app/components/study/pilot/PilotPage.tsx';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { adoptPilot } from '#app/services/pilots/adoptPilot.ts';
import { createPilot } from '#app/services/pilots/createPilot.ts';
import { openPilot } from '#app/services/pilots/openPilot.ts';
import { pilotResult } from '#app/services/pilots/pilotResult.ts';
import { requirePilot } from '#app/services/pilots/requirePilot.ts';
import { studyToPilot } from '#app/services/pilots/studyToPilot.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { forPage } from '../shared/failures.server.ts';
import { text } from '../shared/fields.ts';
import { titleOf } from '../shared/title.ts';
import { readerOfStudy, slugOf } from './lead.server.ts';
import { pilotWithoutLink } from './withoutLinks.server.ts';
import { runStudyForm, studyAction } from './studyForm.server.ts';

/** Of a study the form that makes a pilot, and those that it has; of a pilot what it tells. */
export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    const { mayChange } = await readerOfStudy(args);
    const { db, config } = args.context;
    const { slug, pilot_of } = await requireStudy(db, slugOf(args));
    const { t } = translator(resolveLocale(args.request));
    if (pilot_of === null) {
      const study = await studyToPilot(db, slug);
      const title = t('make.titleOf', { ns: 'pilot', study: study.name });
      return { title, study, pilot: null, origin: config.origin, mayChange };
    }
    const result = await pilotResult(db, slug);
    const pilot = mayChange ? result : pilotWithoutLink(result);
    const title = t('page.titleOf', { ns: 'pilot', study: pilot.name });
    return { title, study: null, pilot, origin: config.origin, mayChange };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

const nothing = z.object({});

/** A number as it was typed; whatever it is not is told of as a size that is none. */
const size = text.transform((entered) => (entered.trim() === '' ? NaN : Number(entered)));

const ACTIONS = {
  make: studyAction(
    z.object({ items: size, raters: size, withoutItems: z.string().optional() }),
    async ({ db, slug, fields: { items, raters, withoutItems }, doing }) => {
      const made = await createPilot(db, slug, { items, raters, withoutItems: withoutItems === 'on' }, doing);
      throw redirect(`/studies/${made.slug}/pilot`);
    },
  ),
  open: studyAction(nothing, ({ db, slug, doing }) => openPilot(db, slug, doing)),
  close: studyAction(nothing, async ({ db, slug, doing }) =>
    closeStudy(db, (await requirePilot(db, slug)).pilot.slug, doing),
  ),
  adopt: studyAction(nothing, ({ db, slug, doing }) => adoptPilot(db, slug, doing)),
};

export async function action(args: ActionFunctionArgs) {
  return await runStudyForm(args, ACTIONS);
}

export default function StudyPilotPage() {
  const { study, pilot, origin, mayChange } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return pilot === null ? (
    <MakePilotPage study={study} mayChange={mayChange} refusal={answer ?? null} />
  ) : (
    <PilotPage pilot={pilot} origin={origin} mayChange={mayChange} refusal={answer?.message ?? null} />
  );
}
