import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareCheckouts } from '#scripts/research/benchmarks/measures/before.ts';
import { TASKS } from '#scripts/research/benchmarks/measures/tasks.ts';

const TER = TASKS.find(({ reference }) => reference === 'ter')!;
const task = {
  ...TER,
  request: () => ({ measure: 'ter', data: { hypotheses: ['a'], references: [['a']] } }),
};

describe('measures here and in another checkout', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'evenhand-before-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** A checkout whose program does so with each line, `answer` being what it is given. */
  async function checkout(name: string, program: string): Promise<string> {
    const own = path.join(folder, name);
    await mkdir(path.join(own, 'bin'), { recursive: true });
    await writeFile(path.join(own, 'package.json'), '{"type":"module"}');
    await writeFile(
      path.join(own, 'bin/evenhand.js'),
      `import { createInterface } from 'node:readline';
      const answer = (value) => console.log(JSON.stringify(value));
      for await (const line of createInterface(process.stdin)) { ${program} }`,
    );
    return own;
  }
  const scoring = (score: number) => `answer({ id: 1, value: { score: ${score} } });`;

  it('are timed in turn, each in a process of its own version', async () => {
    const here = await checkout('here', scoring(7));
    const slow = `setTimeout(() => { ${scoring(7)} }, JSON.parse(line).measure === 'ter' ? 60 : 0);`;
    const before = await checkout('before', slow);
    const {
      here: own,
      before: other,
      ratio,
      least,
      most,
    } = await compareCheckouts(task, { here, before }, 3);
    expect(other).toBeGreaterThan(0.055);
    expect(own).toBeLessThan(other);
    expect(ratio).toBeLessThan(1);
    expect(least).toBeLessThanOrEqual(ratio);
    expect(ratio).toBeLessThanOrEqual(most);
  });

  it('are refused where the folder has no program, or one that does not answer', async () => {
    const here = await checkout('here', scoring(7));
    const nothing = path.join(folder, 'nothing');
    await expect(compareCheckouts(task, { here, before: nothing }, 1)).rejects.toMatchObject({
      code: 'unavailable',
      params: { text: `${nothing} has no bin/evenhand.js; name a checkout of this project.` },
    });
    const before = await checkout('before', "console.error('it is not built yet'); process.exit(69);");
    await expect(compareCheckouts(task, { here, before }, 1)).rejects.toMatchObject({
      params: { text: `The program in ${before} has ended with 69 before it answered. it is not built yet` },
    });
    const unable = await checkout(
      'unable',
      "answer(line.includes('ter') ? { id: 1, error: { message: 'There is no ter.' } } : { id: 0, value: {} });",
    );
    await expect(compareCheckouts(task, { here, before: unable }, 1)).rejects.toMatchObject({
      params: { text: `${task.title}: the program in ${unable} refuses it. There is no ter.` },
    });
  });

  it('are refused where the two give different figures', async () => {
    const here = await checkout('here', scoring(7));
    const before = await checkout('before', scoring(7.001));
    await expect(compareCheckouts(task, { here, before }, 1)).rejects.toMatchObject({
      code: 'conflict',
      params: { text: `${task.title}: 7 here and 7.001 in ${before}.` },
    });
  });
});
