import { OPERATIONS } from '#app/core/api/operations.ts';
import { readSentStudy } from '#app/services/setup/sentStudy.ts';
import { setupVersion } from '#app/services/setup/studySetup.ts';
import { createStudy as create } from '#app/services/studies/createStudy.ts';
import { studyList } from '#app/services/studies/studyList.ts';
import { answers, WithHeaders } from './api.server.ts';

/** Studies: those that there are, and a new one. */
export const listStudies = answers(OPERATIONS.listStudies, async ({ context, query }) => {
  const { rows, next } = await studyList(context.db, query);
  const data = rows.map(({ submitted, asked, createdAt, panel: _, links: __, ...study }) => ({
    ...study,
    readings: { submitted, asked },
    createdAt: createdAt.toISOString(),
  }));
  return { data, next };
});

export const createStudy = answers(OPERATIONS.createStudy, async ({ context, body, account, doing }) => {
  const access = context.config.models;
  const { outputs: _, ...sent } = await readSentStudy(body, access);
  const study = await create(context.db, { ...sent, access, createdBy: account.id }, doing);
  const { slug, state } = study;
  return new WithHeaders(
    {
      slug,
      outcome: 'created' as const,
      state,
      version: setupVersion(sent),
      differences: { settings: [], items: { added: [], removed: [], changed: [], reordered: false } },
      lost: { outputs: [], scores: [], controls: [], ticks: 0, seats: 0, pilots: [] },
    },
    { Location: `/api/v1/studies/${slug}` },
  );
});
