import type { LoaderFunctionArgs } from '@remix-run/node';
import type { DraftPilot } from '#app/components/study/draft/draftPilot.ts';
import { mayChangeStudy } from '#app/auth/studyRights.server.ts';
import { revisedStudy } from '#app/services/drafts/reviseStudy.ts';
import { pilotResult } from '#app/services/pilots/pilotResult.ts';
import { studyToPilot } from '#app/services/pilots/studyToPilot.ts';
import { forProgram } from '../../shared/failures.server.ts';
import { creator } from '../lead.server.ts';
import { draftIdOf } from './draft.server.ts';

/** The pilots of the study that a draft would change: where the latest stands, its link, and what it found. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    const account = await creator(args);
    const { db, config } = args.context;
    const revised = await revisedStudy(db, draftIdOf(args));
    if (revised === null) return null;
    const { slug, possible, pilots, adopted } = await studyToPilot(db, revised.slug);
    const mayChange = await mayChangeStudy(db, account, slug);
    const latest = pilots[0] === undefined ? null : await pilotResult(db, pilots[0].slug);
    return {
      slug,
      possible,
      adopted: pilots.find((pilot) => pilot.slug === adopted)?.name ?? adopted,
      count: pilots.length,
      latest:
        latest === null
          ? null
          : {
              slug: latest.pilot,
              name: latest.name,
              state: latest.state,
              progress: latest.progress,
              ratersPerItem: latest.ratersPerItem,
              address: latest.token === null || !mayChange ? null : `${config.origin}/r/${latest.token}`,
              raters: latest.found?.raters ?? null,
              lines: latest.found?.lines ?? null,
              secondsPerTask: latest.found?.secondsPerTask ?? null,
            },
    } satisfies DraftPilot;
  });
}
