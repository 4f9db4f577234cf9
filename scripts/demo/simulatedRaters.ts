import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROGRAM_FOLDER } from '#app/config/programFolder.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { studyProgress } from '#app/services/studies/studyProgress.ts';
import { findStudy } from '#db/queries/studies.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { progressBar } from '#scripts/cli/progress.ts';
import type { Running } from '#scripts/cli/runningServer.ts';
import { readLanguages } from '#scripts/simulation/languageKnowledge.ts';
import { rateAsClient } from '#scripts/simulation/raterClient.ts';
import { simulatedRater } from '#scripts/simulation/simulatedRater.ts';

const RATERS = 8;
const KNOWLEDGE = path.join(PROGRAM_FOLDER, 'fixtures/datasets/blurb/language.json');

/**
 * Lets simulated raters judge a study until nothing is left. They come by a link whose raters the study marks as
 * simulated, and keep their cookies in the demo's folder, so that after a kill the same raters go on.
 */
export async function rateWithSimulatedRaters(
  context: CommandContext,
  running: Running,
  slug: string,
): Promise<void> {
  const study = await findStudy(running.db, slug);
  if (study?.state !== 'open') return;
  const folder = path.join(context.config.dataFolder, 'simulated-raters');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const link = await simulatedLink(running, slug, path.join(folder, 'link'));
  const languages = readLanguages(KNOWLEDGE);
  const bar = progressBar(context.io, `${RATERS} simulated raters judge`);
  const before = await studyProgress(running.db, slug);
  let done = before.judgments;
  const draw = () => bar.update(done, Math.max(done, before.judgmentsExpected));
  draw();
  await Promise.all(
    Array.from({ length: RATERS }, async (_, index) => {
      const cookie = path.join(folder, `rater-${index + 1}`);
      await rateAsClient(link, simulatedRater(`simulated-${index + 1}`, languages), {
        jar: {
          read: () => readIfThere(cookie),
          keep: (value) => writeFileSync(cookie, value, { mode: 0o600 }),
        },
        locale: 'en',
        signal: context.signal,
        onJudgment: () => {
          done += 1;
          draw();
        },
      });
    }),
  ).catch((error: unknown) => {
    if (!context.signal.aborted) throw error;
  });
  bar.end();
}

async function simulatedLink(running: Running, slug: string, file: string): Promise<string> {
  let token = readIfThere(file);
  if (token === undefined) {
    const input = { slug, label: 'Simulated raters', group: 'simulated', simulated: true };
    ({ token } = await createInvitation(running.db, input));
    writeFileSync(file, token, { mode: 0o600 });
  }
  return `${running.url}/r/${token}`;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
