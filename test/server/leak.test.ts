import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import type { StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import { createTestStudy, startApp, type TestApp, type TestItem } from '#test/e2e/support/app.ts';

/** Everything a task may bring to a rater's browser. */
const ALLOWED: Record<BlindTask['kind'], string[]> = {
  likert: ['comments', 'criteria', 'id', 'kind', 'language', 'prompt', 'source', 'text'],
  pairwise: ['comments', 'id', 'kind', 'language', 'left', 'prompt', 'right', 'source'],
  ranking: ['comments', 'form', 'id', 'kind', 'language', 'prompt', 'source', 'texts'],
};

const ITEMS: TestItem[] = Array.from({ length: 9 }, (_, i) => ({
  prompt: `Describe product ${i}.\nNumber: ${i}`,
  language: 'en',
  outputs: {
    base: `alpha-text-${i} is fine and has ${i} parts.`,
    other: `omega-text-${i} has ${i + 7} parts, maybe.`,
  },
}));
const SWAPPED = ITEMS.map((item) => ({
  ...item,
  outputs: { base: item.outputs.other, other: item.outputs.base },
}));

const PROTOCOLS: Record<string, StudyConfigurationInput['protocol']> = {
  'Likert alone': { pairwise: false },
  'pairs alone': { criteria: [] },
  both: {},
  'both with controls': { controls: { share: 0.5, minimum: 4 } },
};

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.close();
});

interface Seen {
  /** Every response a rater gets, as text with its headers. */
  readonly responses: string[];
  readonly tasks: BlindTask[];
}

/** Walks through a study as a rater's browser does: pages, data of pages, resources. */
async function walk(link: string): Promise<Seen> {
  const responses: string[] = [];
  const tasks: BlindTask[] = [];
  let cookie = '';
  const get = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${link}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { cookie, origin: new URL(link).origin, ...init.headers },
    });
    const text = await response.text();
    responses.push(`${path} ${response.status}\n${headersOf(response)}\n${text}`);
    return { response, text };
  };
  await get('');
  const joined = await get('/join', {
    method: 'POST',
    body: JSON.stringify({ consent: true }),
    headers: { 'content-type': 'application/json' },
  });
  cookie = joined.response.headers
    .getSetCookie()
    .map((value) => value.split(';')[0])
    .join('; ');
  let { task } = JSON.parse((await get('/next')).text) as { task: BlindTask | null };
  for (let i = 0; task !== null && i < 200; i++) {
    tasks.push(task);
    if (i < 6) {
      await get('/rate');
      await get('/rate.data');
    }
    const answer =
      task.kind === 'likert'
        ? { ratings: Object.fromEntries(task.criteria.map(({ key }) => [key, 3])) }
        : { preference: 'tie' };
    const sent = await get('/judgments', {
      method: 'POST',
      body: JSON.stringify({ assignment: task.id, key: `key-${String(i).padStart(8, '0')}`, ...answer }),
      headers: { 'content-type': 'application/json' },
    });
    if (i < 3) await get('/last');
    ({ task } = (JSON.parse(sent.text) as { state: { task: BlindTask | null } }).state);
  }
  await get('/done');
  return { responses, tasks };
}

function headersOf(response: Response): string {
  return [...response.headers]
    .filter(
      ([name]) =>
        !['date', 'content-length', 'etag', 'keep-alive', 'connection', 'transfer-encoding'].includes(name),
    )
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/** What must stay the same when systems are permuted: all but output texts, random ids and times. */
function anonymous(text: string): string {
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g, 'ID')
    .replace(/\/r\/[\w-]+/g, '/r/TOKEN')
    .replace(/evenhand-rater=[\w-]+/g, 'evenhand-rater=SECRET')
    .replace(/nonce(-|=\\?"|\\?":\\?")[\w+/=]+/g, 'nonce')
    .replace(/"medianActiveMs",?:?[\d.]+/g, 'ACTIVE')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME');
}

const TEXT = /(alpha|omega)-text-\d+ [^"\\<]*?\./g;

for (const [name, protocol] of Object.entries(PROTOCOLS)) {
  it(`${name}: a rater gets nothing from which a system could be told`, async () => {
    const rest = { systems: systems('secret-model-a', 'secret-model-b') };
    const study = await createTestStudy(app, ITEMS, { protocol, rest });
    const { responses, tasks } = await walk(study.link);
    expect(tasks.length).toBeGreaterThan(8);
    for (const task of tasks) expect(Object.keys(task).sort()).toEqual(ALLOWED[task.kind]);
    const telling = new RegExp(
      `secret-model|(?<!items-|self-)baseline|candidate|control-|text_hash|sharedText|latency|${study.slug}`,
      'gi',
    );
    expect(responses.flatMap((response) => response.match(telling) ?? [])).toEqual([]);
  });

  it(`${name}: permuting the systems changes the output texts alone`, async () => {
    // Controls are made from the baseline's text, so there the texts of other items change as well.
    const first = await walk((await createTestStudy(app, ITEMS, { protocol })).link);
    const second = await walk((await createTestStudy(app, SWAPPED, { protocol })).link);
    const shape = ({ responses }: Seen) =>
      responses.map((text) => anonymous(text).replace(TEXT, 'TEXT').replace(SPOILED, '"TEXT"'));
    if (name !== 'both with controls') expect(shape(second)).toEqual(shape(first));
    expect(second.tasks.map(({ kind, prompt }) => ({ kind, prompt }))).toEqual(
      first.tasks.map(({ kind, prompt }) => ({ kind, prompt })),
    );
  });
}

/** Texts of controls in JSON: words of an output in another order. */
const SPOILED = /"[^"]*(alpha|omega)-text-\d+[^"]*"/g;

function systems(base: string, other: string): StudyConfigurationInput['systems'] {
  return [
    { name: base, role: 'baseline', provider: { kind: 'import' } },
    { name: other, role: 'candidate', provider: { kind: 'import' } },
  ];
}
