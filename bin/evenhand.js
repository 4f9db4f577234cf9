#!/usr/bin/env node
// Runs the built program. Plain JavaScript, so that it can say what is missing.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const program = join(root, 'build', 'cli', 'evenhand.js');
if (!existsSync(program)) {
  console.error(`evenhand: it is not built yet. Run \`npm ci && npm run build\` in ${root} first.`);
  process.exit(69);
}
// Libraries take anything else for development, and are slower then.
process.env.NODE_ENV ||= 'production';
const { main } = await import(pathToFileURL(program).href);
process.exitCode = await main(process.argv.slice(2));
