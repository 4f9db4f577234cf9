import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { StudyOverviewPage } from '#app/components/study/StudyOverviewPage.tsx';
import { mayLead } from '#app/core/people/roles.ts';
import { isAppError } from '#app/core/shared/errors.ts';
import { EXPORT_FILES, JUDGED_FILES } from '#app/core/reports/tables/tables.ts';
import { prepareStudyJob } from '#app/jobs/definitions/prepareStudy.ts';
import type { AppContext } from '#app/server/context.ts';
import { generationReport } from '#app/services/generation/generationReport.ts';
import { studyLeads } from '#app/services/studies/studyLeads.ts';
import { studyOverview } from '#app/services/studies/studyOverview.ts';
import { sayHere, toldForPage } from '../shared/sayHere.server.ts';
import { forPage } from '../shared/failures.server.ts';
import { titleOf } from '../shared/title.ts';
import { readerOfStudy, slugOf } from './lead.server.ts';
import { withoutLinks } from './withoutLinks.server.ts';
import { STUDY_ACTIONS } from './studyActions.server.ts';
import { runStudyForm } from './studyForm.server.ts';

/** How often a page asks how far the generation is. */
const POLL_MS = 1000;

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    const { mayChange, role } = await readerOfStudy(args);
    const slug = slugOf(args);
    const { db, jobs, config } = args.context;
    // At once: of a large study each counts for a tenth of a second.
    const [overview, shownLeads, generation, preparation] = await Promise.all([
      studyOverview(db, slug),
      studyLeads(db, slug),
      generationReport(db, slug),
      jobs.status(prepareStudyJob, { slug }),
    ]).catch((error: unknown) => {
      // Where the form of a new study was before studies could be called "new".
      if (slug === 'new' && isAppError(error) && error.code === 'not_found') throw redirect('/new-study');
      throw error;
    });
    return {
      study: mayChange ? overview : withoutLinks(overview),
      mayChange,
      mayCreate: mayLead(role),
      leads: shownLeads,
      generation: generation.map((system) => ({
        ...system,
        failure: system.failure && sayHere(system.failure),
        failedItems: system.failedItems.map(({ item, why }) => ({ item, message: sayHere(why) })),
      })),
      preparation: told(preparation),
      origin: config.origin,
      files: EXPORT_FILES.map((file) => ({ file, judged: JUDGED_FILES.has(file) })),
    };
  });
}

/** Where the work in the background stands, in the reader's language. */
function told(status: Awaited<ReturnType<AppContext['jobs']['status']>>) {
  return status && { ...status, error: status.error && toldForPage(status.error) };
}

export async function action(args: ActionFunctionArgs) {
  return await runStudyForm(args, STUDY_ACTIONS);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.study.name) }];

export default function StudyPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { revalidate, state } = useRevalidator();
  const preparing = page.preparation?.state === 'queued' || page.preparation?.state === 'running';
  useEffect(() => {
    if (!preparing || state !== 'idle') return;
    const timer = setTimeout(revalidate, POLL_MS);
    return () => clearTimeout(timer);
  }, [preparing, state, revalidate]);
  return <StudyOverviewPage {...page} refusal={answer?.message ?? null} />;
}
