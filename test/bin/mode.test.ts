import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** What npm makes a command of: it sets their mode when it installs, and a clone must have it already. */
const COMMANDS = Object.values(
  (JSON.parse(readFileSync('package.json', 'utf8')) as { bin: Record<string, string> }).bin,
);

describe('every command of the package', () => {
  it('begins by naming what runs it', () => {
    for (const file of COMMANDS) expect(readFileSync(file, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it.skipIf(process.platform === 'win32')('may be run', () => {
    for (const file of COMMANDS) expect(statSync(file).mode & 0o111).toBe(0o111);
  });

  it.skipIf(!existsSync('.git'))('is stored as such, so that installing changes nothing in a clone', () => {
    for (const file of COMMANDS) {
      expect(execFileSync('git', ['ls-files', '--stage', file], { encoding: 'utf8' })).toMatch(/^100755 /);
    }
  });
});
