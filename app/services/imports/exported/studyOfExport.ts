import type { ExportManifest } from '#app/core/reports/tables/manifest.ts';
import { FIRST_BATCH } from '#app/core/studies/batches.ts';
import type { GivenStudy } from '../given/givenStudy.ts';
import { cellOf } from '../given/stored.ts';
import { refuseImport } from '../problems.ts';
import type { ExportFiles } from './exportFiles.ts';
import { readExportedConfiguration } from './readConfiguration.ts';
import { readItems } from './readItems.ts';
import { readJudgments } from './readJudgments.ts';
import { readManifest } from './readManifest.ts';
import { readOutputs, readScores } from './readOutputs.ts';
import { readRaters } from './readRaters.ts';
import { readEvents, readLooks, readSkips } from './readRest.ts';
import { readSystems } from './readSystems.ts';

/**
 * The study of a whole export, with all that the export has of it.
 *
 * @throws AppError `not-an-export` where it isn't whole, or was changed; `import-refused` with every fault of its tables
 */
export async function studyOfExport(
  files: ExportFiles,
): Promise<{ readonly given: GivenStudy; readonly manifest: ExportManifest }> {
  const manifest = await readManifest(files);
  const { openedAt, closedAt, batches: opened } = manifest.study;
  const { configuration, ruleVersion } = await readExportedConfiguration(files);
  const batches = new Map<number, Date | null>([
    [FIRST_BATCH, null],
    ...opened.map(({ batch, openedAt: at }) => [batch, at === null ? null : new Date(at)] as const),
  ]);
  const { items, problems: ofItems } = await readItems(files, new Set(batches.keys()));
  const { systems, problems: ofSystems } = await readSystems(files, configuration);
  const { raters, problems: ofRaters } = await readRaters(files);
  refuseIfAny(ofItems, ofSystems, ofRaters);
  const names = {
    items: new Set(items.map(({ item }) => item)),
    systems: new Set(systems.map(({ name }) => name)),
    raters: new Set(raters.map(({ name }) => name)),
  };
  const { outputs, problems: ofOutputs } = await readOutputs(files, names, systems);
  const { scores, problems: ofScores } = await readScores(files, names);
  const texts = new Set(outputs.map(({ item, system }) => cellOf(item, system)));
  const { protocol } = configuration;
  const { judgments, problems: ofJudgments } = await readJudgments(files, names, { texts, protocol });
  const { skips, problems: ofSkips } = await readSkips(files, names);
  const { looks, problems: ofLooks } = await readLooks(files);
  const { events, problems: ofEvents } = await readEvents(files);
  refuseIfAny(ofOutputs, ofScores, ofJudgments, ofSkips, ofLooks, ofEvents);
  const closed = new Date(closedAt ?? 0);
  const given = {
    ...{ configuration, ruleVersion, openedAt: openedAt === null ? closed : new Date(openedAt) },
    ...{
      closedAt: closed,
      batches,
      items,
      systems,
      outputs,
      raters,
      judgments,
      skips,
      scores,
      looks,
      events,
    },
  };
  return { given, manifest };
}

function refuseIfAny(...found: readonly Parameters<typeof refuseImport>[0][]): void {
  const problems = found.flat();
  if (problems.length > 0) refuseImport(problems);
}
