import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * A Chromium for the browser tests: the one that CHROMIUM_PATH names, an installed one, or, for root on
 * Debian, the distribution's package, installed now.
 */
export function findBrowser(env: NodeJS.ProcessEnv): { path: string } | { reason: string } {
  if (env.CHROMIUM_PATH !== undefined) {
    return isExecutable(env.CHROMIUM_PATH)
      ? { path: env.CHROMIUM_PATH }
      : { reason: `CHROMIUM_PATH names ${env.CHROMIUM_PATH}, which cannot be run` };
  }
  const installed = PLACES.find(isExecutable);
  if (installed !== undefined) return { path: installed };
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    return { reason: 'no Chromium found; install it, or name one in CHROMIUM_PATH' };
  }
  console.error("Installing Debian's chromium for the browser tests …");
  const quiet = { stdio: 'ignore', env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  spawnSync('apt-get', ['update'], quiet);
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], quiet);
  const now = PLACES.find(isExecutable);
  return now !== undefined
    ? { path: now }
    : { reason: "no Chromium found, and Debian's package could not be installed" };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
