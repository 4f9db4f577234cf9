import type { PilotResult } from '#app/services/pilots/pilotResult.ts';
import type { StudyOverview } from '#app/services/studies/studyOverview.ts';

/** By a rater's link anybody can judge: only those who change a study are given it. */

/** A study without the secret parts of its links; whether there are some, everybody may know. */
export function withoutLinks(study: StudyOverview): StudyOverview {
  return { ...study, links: study.links.map((link) => ({ ...link, token: '' })) };
}

/** A pilot without the secret part of its link. */
export function pilotWithoutLink(pilot: PilotResult): PilotResult {
  return { ...pilot, token: null };
}
