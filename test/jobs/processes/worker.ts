import { existsSync } from 'node:fs';
import { z } from 'zod';
import { handles } from '#app/jobs/definitions/job.ts';
import { createJobQueue } from '#app/jobs/runner/queue.ts';
import { createLog } from '#app/log/log.ts';
import { openDatabase } from '#db/client.ts';

// A process that works through the jobs of a database until it ends, however that comes about.
// Argument: a database's address, or a data folder. Says the name of each job that it begins.
const [place = ''] = process.argv.slice(2);
const embedded = !place.startsWith('postgres');
const { db, close } = await openDatabase(
  embedded ? { kind: 'embedded', folder: place } : { kind: 'server', url: place },
);

const DEATHS: Record<string, () => unknown> = {
  exit: () => process.exit(1),
  abort: () => process.abort(),
  kill: () => process.kill(process.pid, 'SIGKILL'),
};

const definition = {
  kind: 'deadly',
  payload: z.object({ death: z.string(), unless: z.string().optional() }),
  key: ({ death }: { death: string }) => death,
  mostAttempts: 3,
};
const queue = createJobQueue(
  db,
  [
    handles(definition, async ({ death, unless }, { signal }) => {
      process.stdout.write(`${death}\n`);
      if (unless !== undefined && existsSync(unless)) return;
      DEATHS[death]?.();
      await new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      );
    }),
  ],
  { ownsDatabase: embedded, log: createLog({ level: 'silent' }) },
);
process.once('SIGTERM', () => {
  void queue
    .stop()
    .then(close)
    .then(() => process.exit(0));
});
await queue.start();
process.stdout.write('at work\n');
