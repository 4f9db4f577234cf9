import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '#app/config/config.ts';
import { DATABASE_COMMANDS } from './commands.ts';
import type { CommandIo } from './context.ts';

/**
 * The demo keeps to a folder of its own inside the data folder, so that simulated judgments never mix with real
 * ones. A command that would find no installation, but a demo, means the demo.
 */
export function chooseDataFolder(
  config: Config,
  argv: readonly string[],
  environment: Record<string, string | undefined>,
  io: CommandIo,
): Config {
  const demo = path.join(config.dataFolder, 'demo');
  // The demo's models are the program's own, wherever it is installed.
  if (argv[0] === 'demo')
    return withFolder({ ...config, models: { ...config.models, anywhere: true } }, demo);
  if (config.database.kind === 'server') return config;
  const asked = environment.EVENHAND_DATA !== undefined && environment.EVENHAND_DATA !== '';
  const hasOwn = existsSync(path.join(config.dataFolder, 'database'));
  if (asked || hasOwn || !DATABASE_COMMANDS.has(argv[0] ?? '') || !existsSync(demo)) return config;
  io.stderr(`evenhand: no installation in ${config.dataFolder}; using the demo's in ${demo}\n`);
  return withFolder(config, demo);
}

function withFolder(config: Config, folder: string): Config {
  const database =
    config.database.kind === 'server' ? config.database : ({ kind: 'embedded', folder } as const);
  return { ...config, dataFolder: folder, database };
}
