import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import type { RaterState } from '#app/services/rating/raterState.ts';
import type { StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import { criterionOf } from '#test/e2e/rating/kinds.ts';
import { createTestStudy, startApp, type TestApp, type TestItem } from '#test/e2e/support/app.ts';

/** Everything a task may bring to a rater's browser, beside what its form of question asks for. */
const ALLOWED: Record<BlindTask['kind'], string[]> = {
  likert: ['comments', 'criteria', 'id', 'kind', 'language', 'prompt', 'source', 'text'],
  pairwise: ['comments', 'id', 'kind', 'language', 'left', 'prompt', 'right', 'source'],
  ranking: ['comments', 'form', 'id', 'kind', 'language', 'prompt', 'source', 'texts'],
};

/** What the protocol adds to every task of a kind alike. */
const BY_PROTOCOL: readonly string[] = ['highlights', 'strength', 'ties'];

const ITEMS: TestItem[] = Array.from({ length: 9 }, (_, i) => ({
  prompt: `Describe product ${i}.\nNumber: ${i}`,
  language: 'en',
  outputs: {
    base: `alpha-text-${i} is fine and has ${i} parts.`,
    other: `omega-text-${i} has ${i + 7} parts, maybe.`,
    third: `sigma-text-${i} has parts.`,
  },
}));
const SWAPPED = ITEMS.map((item) => ({
  ...item,
  outputs: { base: item.outputs.other, other: item.outputs.base },
}));
/** As three systems trade their outputs. */
const ROTATED = ITEMS.map((item) => {
  const { base, other, third } = item.outputs;
  return { ...item, outputs: { base: third!, other: base, third: other } };
});

/** A task of a training round; nothing of it is an item of the study. */
const PRACTICE = {
  kind: 'likert' as const,
  prompt: 'Practise.',
  text: 'A text to practise with.',
  expected: { fluency: { lowest: 3, highest: 3 } },
  feedback: { en: 'Three.', zh: '三。' },
};

const PROTOCOLS: Record<string, StudyConfigurationInput['protocol']> = {
  'Likert alone': { pairwise: false },
  'pairs alone': { criteria: [] },
  'pairs with strength and without ties': { criteria: [], pairwise: { ties: false, strength: true } },
  'Likert with sliders and optional criteria': {
    pairwise: false,
    criteria: [criterionOf('quality', 100), criterionOf('style', 7, false)],
  },
  'both with questions and practice': {
    training: { tasks: [PRACTICE] },
    eligibility: [
      {
        key: 'reads',
        question: { en: 'Do you read English?', zh: '您读英语吗？' },
        options: [
          { key: 'yes', label: { en: 'Yes', zh: '是' }, eligible: true },
          { key: 'no', label: { en: 'No', zh: '否' }, eligible: false },
        ],
      },
    ],
  },
  'rankings after Likert tasks': { pairwise: false, ranking: { form: 'ranking', ties: false } },
  'best and worst alone': { criteria: [], pairwise: false, ranking: { form: 'best-worst' } },
  'marked spans': {
    pairwise: false,
    highlights: {
      ...{ severities: ['minor', 'critical'], criteria: true, comments: true },
      categories: [{ key: 'style', label: { en: 'Style' }, weights: { minor: 3 } }],
    },
  },
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

const PRACTISED = { fluency: 3, relevance: 3, consistency: 3 };

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
  const post = (path: string, body: unknown) =>
    get(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  await get('');
  await get('?declined');
  const joined = await post('/join', { consent: true, eligibility: { reads: 'yes' } });
  cookie = joined.response.headers
    .getSetCookie()
    .map((value) => value.split(';')[0])
    .join('; ');
  if ((JSON.parse((await get('/next')).text) as RaterState).training === 'running') {
    await get('/training');
    await get('/training.data');
    await post('/training/answers', { task: 'training-1-1', ratings: PRACTISED });
  }
  let { task } = JSON.parse((await get('/next')).text) as RaterState;
  for (let i = 0; task !== null && i < 200; i++) {
    tasks.push(task);
    if (i < 6) {
      await get('/rate');
      await get('/rate.data');
      tasks.push(...(JSON.parse((await get('/next?ahead=8')).text) as RaterState).ahead!);
    }
    if (i === 4) {
      const skipped = await post('/skip', { assignment: task.id, reason: 'other', note: 'a note' });
      const { state } = JSON.parse(skipped.text) as { state: RaterState };
      tasks.push(...state.ahead!);
      task = state.task!;
    }
    const sent = await post('/judgments', {
      assignment: task.id,
      key: `key-${String(i).padStart(8, '0')}`,
      ...answerTo(task),
    });
    if (i < 3) {
      await get('/last');
      await get(`/own/${task.id}`);
      await get('/own');
    }
    ({ task } = (JSON.parse(sent.text) as { state: RaterState }).state);
  }
  await get('/own');
  await get('/done');
  return { responses, tasks };
}

/** An answer that depends on nothing but places. */
function answerTo(task: BlindTask): object {
  if (task.kind === 'likert') {
    const ratings = Object.fromEntries(task.criteria.map(({ key }) => [key, 3]));
    const highlights = [{ start: 0, end: 5, severity: 'minor', comment: 'odd' }];
    return { ratings, ...(task.highlights === undefined ? {} : { highlights }) };
  }
  if (task.kind === 'pairwise') {
    return task.strength === true ? { preference: 'left', strength: 'much' } : { preference: 'tie' };
  }
  return task.form === 'ranking'
    ? { ranks: task.texts.map((_, index) => index + 1) }
    : { bestWorst: { best: 1, worst: 0 } };
}

function headersOf(response: Response): string {
  return [...response.headers]
    .filter(
      ([name]) =>
        ![
          'date',
          'x-request-id',
          'content-length',
          'etag',
          'keep-alive',
          'connection',
          'transfer-encoding',
        ].includes(name),
    )
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/** What must stay the same when systems are permuted: all but output texts, random ids and times. */
function anonymous(text: string): string {
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g, 'ID')
    .replace(/\/r\/[\w-]+/g, '/r/TOKEN')
    .replace(/evenhand-(rater|browser)=[\w-]+/g, 'evenhand-$1=SECRET')
    .replace(/nonce(-|=\\?"|\\?":\\?")[\w+/=]+/g, 'nonce')
    .replace(/"medianActiveMs",?:?[\d.]+/g, 'ACTIVE')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME');
}

const TEXT = /(alpha|omega|sigma)-text-\d+ [^"\\<]*?\./g;

for (const [name, protocol] of Object.entries(PROTOCOLS)) {
  it(`${name}: a rater gets nothing from which a system could be told`, async () => {
    const study = await createTestStudy(app, ITEMS, { protocol, rest: systemsFor(protocol) });
    const { responses, tasks } = await walk(study.link);
    expect(tasks.length).toBeGreaterThan(8);
    const added = new Map<string, string>();
    for (const task of tasks) {
      const keys = Object.keys(task).sort();
      expect(keys.filter((key) => !BY_PROTOCOL.includes(key))).toEqual(ALLOWED[task.kind]);
      const extra = BY_PROTOCOL.map((key) => JSON.stringify(task[key as keyof BlindTask])).join();
      expect(added.get(task.kind) ?? extra).toBe(extra);
      added.set(task.kind, extra);
    }
    expect(responses.filter((response) => /"eligible\\?"/.test(response))).toEqual([]);
    expect(responses.filter((response) => /^\S+ [45]\d\d\n/.test(response))).toEqual([]);
    const telling = new RegExp(
      `secret-model|(?<!items-|self-)baseline|candidate|control-|text_hash|sharedText|latency|${study.slug}`,
      'gi',
    );
    expect(responses.flatMap((response) => response.match(telling) ?? [])).toEqual([]);
  });

  it(`${name}: permuting the systems changes the output texts alone`, async () => {
    // Controls are made from the baseline's text, so there the texts of other items change as well.
    const rest = systemsFor(protocol);
    const permuted = protocol?.ranking ? ROTATED : SWAPPED;
    const first = await walk((await createTestStudy(app, ITEMS, { protocol, rest })).link);
    const second = await walk((await createTestStudy(app, permuted, { protocol, rest })).link);
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

/** Two systems, or the three that a ranking needs, with names that would give them away. */
function systemsFor(protocol: StudyConfigurationInput['protocol']): Pick<StudyConfigurationInput, 'systems'> {
  const names = ['secret-model-a', 'secret-model-b', ...(protocol?.ranking ? ['secret-model-c'] : [])];
  return {
    systems: names.map((name, index) => ({
      name,
      role: index === 0 ? 'baseline' : 'candidate',
      provider: { kind: 'import' },
    })),
  };
}
