import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { openDatabase } from '#db/client.ts';
import { closedStudy, CRITERIA, RATERS_PER_ITEM, SYSTEMS } from './export/study.ts';

// What the report of a closed study takes: cold, when nothing of it is stored; warm, read back; and for how long the
// program answers nobody meanwhile. The embedded database is in the same process; DATABASE_URL names a server instead, whose
// database is filled.
// Usage: npm run bench:report [-- items …]

const given = process.argv.slice(2).map(Number);
for (const items of given.length === 0 ? [2000] : given) await measure(items);

async function measure(items: number): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'evenhand-report-'));
  const url = process.env.DATABASE_URL;
  const { db, close } = await openDatabase(
    url === undefined
      ? { kind: 'embedded', folder: path.join(folder, 'database') }
      : { kind: 'server', url, poolSize: 4 },
  );
  try {
    const slug = await closedStudy(db, items);
    const ratings = items * SYSTEMS.length * RATERS_PER_ITEM * CRITERIA;
    const cold = await timed(() => analyseStudy(db, slug));
    const again = await timed(() => analyseStudy(db, slug, { force: true }));
    const warm = await timed(() => analyseStudy(db, slug));
    console.log(
      `${ratings} ratings of ${items} items: cold ${told(cold)}; computed again ${told(again)}; warm ${told(warm)}; ` +
        `peak RSS ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`,
    );
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Timed {
  readonly seconds: number;
  /** The longest time that nothing else was done, in seconds. */
  readonly blocked: number;
}

async function timed(work: () => Promise<unknown>): Promise<Timed> {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.disable();
  return { seconds, blocked: delay.max / 1e9 };
}

function told({ seconds, blocked }: Timed): string {
  return `${seconds.toFixed(seconds < 1 ? 2 : 1)} s (busy for ${blocked.toFixed(2)} s at a stretch)`;
}
