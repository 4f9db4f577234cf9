import { existsSync } from 'node:fs';
import { z } from 'zod';
import { handles } from '#app/jobs/definitions/job.ts';
import { createJobQueue } from '#app/jobs/runner/queue.ts';
import { createLog } from '#app/log/log.ts';
import { openDatabase } from '#db/client.ts';

// A process that works through the jobs of a database until it ends, however that comes about.
// Arguments: a database's address, or a data folder; how it ends when it begins a job, by default it waits to be
// stopped. Says the name of each job that it begins.
const [place = '', death = ''] = process.argv.slice(2);
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
  payload: z.object({ name: z.string(), unless: z.string().optional() }),
  key: ({ name }: { name: string }) => name,
  mostAttempts: 3,
};
const queue = createJobQueue(
  db,
  [
    handles(definition, async ({ name, unless }, { signal }) => {
      process.stdout.write(`${name}\n`);
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
