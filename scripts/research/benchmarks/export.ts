import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import type { ExportForm } from '#app/services/export/exportFile.ts';
import { exportZip } from '#app/services/export/exportStudy.ts';
import { openDatabase, type DatabaseOptions } from '#db/client.ts';
import { closedStudy, CRITERIA, RATERS_PER_ITEM, SYSTEMS } from './export/study.ts';

// What the export of a study as one archive takes: seconds, and the memory of the process that writes it. Each form is
// written by a process of its own, once the report is stored as it is after it was looked at; the embedded database is
// in the same process, and its memory counted. DATABASE_URL names a server instead, whose database is filled.
// Usage: npm run bench:export [-- items]

const MIB = 2 ** 20;
const FORMS: Readonly<Record<string, ExportForm>> = {
  csv: {},
  jsonl: { format: 'jsonl' },
  parquet: { format: 'parquet' },
};

const [, , given = '2000', form, folder, slug] = process.argv;
if (form === undefined || folder === undefined || slug === undefined) await measure(Number(given));
else await write(form, folder, slug);

function optionsIn(folder: string): DatabaseOptions {
  const url = process.env.DATABASE_URL;
  return url === undefined
    ? { kind: 'embedded', folder: path.join(folder, 'database') }
    : { kind: 'server', url, poolSize: 4 };
}

async function measure(items: number): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'evenhand-export-'));
  try {
    const { db, close } = await openDatabase(optionsIn(folder));
    const slug = await closedStudy(db, items);
    const start = performance.now();
    await analyseStudy(db, slug);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    await close();
    const ratings = items * SYSTEMS.length * RATERS_PER_ITEM * CRITERIA;
    console.log(`${ratings} ratings of ${items} items; the report was computed in ${seconds} s`);
    for (const name of Object.keys(FORMS)) {
      const argv = [...process.execArgv, process.argv[1]!, String(items), name, folder, slug];
      const { status } = spawnSync(process.execPath, argv, { stdio: 'inherit' });
      if (status !== 0) process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function write(name: string, folder: string, slug: string): Promise<void> {
  const { db, close } = await openDatabase(optionsIn(folder));
  const file = path.join(folder, `${name}.zip`);
  const before = process.memoryUsage.rss();
  const start = performance.now();
  const cpu = process.cpuUsage();
  const { bytes, files } = await exportZip(db, slug, { form: FORMS[name]! });
  await pipeline(bytes, createWriteStream(file));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const most = process.resourceUsage().maxRSS * 1024;
  const rows = files.reduce((sum, each) => sum + each.rows, 0);
  console.log(
    // What other programs take of the machine isn't in the processor's time.
    `${name}: ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of the processor, for ${rows} rows (${(statSync(file).size / MIB).toFixed(1)} MiB), ` +
      `peak RSS ${Math.round(most / MIB)} MiB, ${Math.round(before / MIB)} MiB of it before it began`,
  );
  await close();
}
