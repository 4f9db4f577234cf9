import { randomUUID } from 'node:crypto';
import { joinStudy } from '#app/services/rating/joinStudy.ts';
import type { Rater } from '#app/services/rating/raterIdentity.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import { openDatabase } from '#db/client.ts';

// A web process of its own with many raters, who all begin at a word and rate until nothing is left.
// Arguments: database address, link, raters, share of them who stop after a judgment.
const [url, token, raters, stopping] = process.argv.slice(2) as [string, string, string, string];
const database = await openDatabase({ kind: 'server', url, poolSize: 10 });
const { db } = database;

const joined: Rater[] = [];
for (let i = 0; i < Number(raters); i++) {
  joined.push((await joinStudy(db, { token, consented: true })).rater);
}
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));

let judged = 0;
await Promise.all(
  joined.map(async (rater, i) => {
    const stops = i < Number(stopping) * joined.length;
    for (let done = 0; !(stops && done === 1); done++) {
      const { task } = await raterState(db, rater);
      if (task === null) return;
      const answer =
        task.kind === 'likert'
          ? { ratings: Object.fromEntries(task.criteria.map(({ key }) => [key, 3])) }
          : { preference: 'tie' };
      await submitJudgment(db, rater, { assignment: task.id, key: randomUUID(), activeMs: 1, ...answer });
      judged++;
    }
  }),
);
process.stdout.write(`${judged}\n`);
await database.close();
process.exit(0);
