import { once } from 'node:events';
import '#app/i18n/english.ts';
import { lockFolder } from '#db/folderLock.ts';

// Says `ready`, waits for a line, tries to take the folder, says `held` or the refusal, and stays until killed.
process.stdout.write('ready\n');
await once(process.stdin, 'data');
try {
  await lockFolder(process.argv[2] ?? '');
  process.stdout.write('held\n');
} catch (error) {
  process.stdout.write(`${(error as { code: string }).code}: ${(error as Error).message}\n`);
}
