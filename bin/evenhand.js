#!/usr/bin/env node
// Plain JavaScript, so that it runs before anything is installed and can say what is missing.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
if (!existsSync(join(root, 'node_modules', 'tsx'))) {
  console.error('evenhand: the dependencies are not installed. Run `npm ci` in the project folder first.');
  process.exit(69);
}
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('../scripts/evenhand.ts');
process.exitCode = await main(process.argv.slice(2));
