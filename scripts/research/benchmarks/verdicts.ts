/**
 * How many verdicts `evenhand compute verdict` answers in a second, in one process and from the bytes of a request to
 * its answer: simulated studies of 10 raters, 120 items, three of them an item, three criteria and 200 resamples.
 *
 *   npx tsx scripts/research/benchmarks/verdicts.ts [turns: 5]
 */
import { answerLine } from '#scripts/compute/answer.ts';
import { createFacilities } from '#scripts/compute/facilities.ts';
import { simulateStudy, USUAL } from '#scripts/research/verdict/world.ts';

const turns = Number(process.argv[2] ?? 5);
const STUDIES = 20;
const facilities = createFacilities(process.cwd());
const lines = Array.from({ length: STUDIES }, (_, number) =>
  Buffer.from(
    JSON.stringify({ id: number, measure: 'verdict', data: simulateStudy(USUAL, `bench/${number}`) }),
  ),
);
const rates: number[] = [];
for (let turn = 0; turn <= turns; turn++) {
  const begun = performance.now();
  for (const line of lines) await answerLine(line, facilities);
  // The first turn is for the compiler.
  if (turn > 0) rates.push((1000 * STUDIES) / (performance.now() - begun));
}
await facilities.close();
rates.sort((a, b) => a - b);
console.log(
  `${rates[Math.floor(rates.length / 2)]!.toFixed(1)} verdicts a second (${rates.map((rate) => rate.toFixed(1)).join(', ')})`,
);
