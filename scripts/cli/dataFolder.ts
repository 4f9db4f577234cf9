import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '#app/config/config.ts';
import { AppError } from '#app/core/shared/errors.ts';
import { hasDatabase } from '#db/databaseFolder.ts';
import { isDemoFolder } from '#scripts/demo/demoFolder.ts';
import type { CommandIo } from './context.ts';
import { worksOnDatabase } from './commands.ts';

/**
 * Which folder a command works in. EVENHAND_DATA, where it is set, names it for every command alike. Without it
 * the demo keeps to `demo` inside the default folder, so that simulated judgments never mix with real ones, and a
 * command that would find no installation, but a demo, means the demo.
 *
 * @throws AppError `conflict` where the demo is asked to work in an installation that is none of its own
 */
export function chooseDataFolder(
  config: Config,
  argv: readonly string[],
  environment: Record<string, string | undefined>,
  io: CommandIo,
): Config {
  const asked = environment.EVENHAND_DATA !== undefined && environment.EVENHAND_DATA !== '';
  const demo = path.join(config.dataFolder, 'demo');
  if (argv[0] === 'demo') {
    const folder = asked ? config.dataFolder : demo;
    if (hasDatabase(folder) && !isDemoFolder(folder)) {
      throw new AppError('not-the-demos', { folder });
    }
    // The demo's models are the program's own, wherever it is installed.
    return withFolder({ ...config, models: { ...config.models, anywhere: true } }, folder);
  }
  if (config.database.kind === 'server' || asked || !worksOnDatabase(argv, existsSync)) return config;
  if (hasDatabase(config.dataFolder) || !hasDatabase(demo)) return config;
  io.stderr(`evenhand: no installation in ${config.dataFolder}; using the demo's in ${demo}\n`);
  return withFolder(config, demo);
}

function withFolder(config: Config, folder: string): Config {
  const database =
    config.database.kind === 'server' ? config.database : ({ kind: 'embedded', folder } as const);
  return { ...config, dataFolder: folder, database };
}
