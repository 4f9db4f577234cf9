import { openDatabase } from '#db/client.ts';

// Inserts events for ever and says a row's number once it is acknowledged.
const { db } = await openDatabase({ kind: 'embedded', folder: process.argv[2] ?? '' });
for (let number = 1; ; number++) {
  await db
    .insertInto('events')
    .values({ actor: String(number), kind: 'written' })
    .execute();
  process.stdout.write(`${number}\n`);
}
