import { index, layout, route } from '@remix-run/route-config';

/** The pages of leads, and the files they take away. */
export const leadRoutes = [
  index('routes/lead/home.ts'),
  route('setup', 'routes/lead/setup.tsx'),
  route('sign-in', 'routes/lead/signIn.tsx'),
  route('sign-out', 'routes/lead/signOut.ts'),
  layout('routes/lead/layout.tsx', [
    route('studies', 'routes/lead/studies.tsx'),
    // Not below the studies: one of them may be called "new".
    route('new-study', 'routes/lead/newStudy.tsx'),
    route('drafts/:draft/:step?', 'routes/lead/drafts/draft.tsx'),
    route('studies/:slug', 'routes/lead/study.tsx'),
    route('studies/:slug/report', 'routes/lead/report.tsx'),
    route('studies/:slug/raters', 'routes/lead/raters.tsx'),
    route('studies/:slug/controls', 'routes/lead/controls.tsx'),
    route('studies/:slug/panel', 'routes/lead/panel.tsx'),
    route('studies/:slug/record', 'routes/lead/record.tsx'),
    route('studies/:slug/repeat', 'routes/lead/repeat.tsx'),
    route('studies/:slug/pilot', 'routes/lead/pilot.tsx'),
    route('studies/:slug/pairs', 'routes/lead/pairs.tsx'),
  ]),
  route('new-study/items', 'routes/lead/itemsFile.ts'),
  route('drafts', 'routes/lead/drafts/begin.ts'),
  route('drafts/:draft/changes', 'routes/lead/drafts/draftChanges.ts'),
  route('drafts/:draft/items-file', 'routes/lead/drafts/draftItemsFile.ts'),
  route('drafts/:draft/outlook', 'routes/lead/drafts/draftOutlook.ts'),
  route('drafts/:draft/preview', 'routes/lead/drafts/draftPreview.tsx'),
  route('studies/:slug/export/:file', 'routes/lead/exportFile.ts'),
  route('studies/:slug/generation.csv', 'routes/lead/generationProblems.ts'),
  route('studies/:slug/outputs', 'routes/lead/importOutputs.ts'),
  route('studies/:slug/scores', 'routes/lead/importScores.ts'),
  route('studies/:slug/controls.csv', 'routes/lead/importControls.ts'),
  route('studies/:slug/panel.csv', 'routes/lead/panelFile.ts'),
  route('studies/:slug/preview', 'routes/lead/preview.tsx'),
  route('studies/:slug/verdict.json', 'routes/lead/verdict.ts'),
];
