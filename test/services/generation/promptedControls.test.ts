import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepsLength } from '#app/core/studies/controlLength.ts';
import type { InferenceWorker } from '#app/inference/worker/client.ts';
import { NO_ACCESS } from '#app/services/generation/modelAccess.ts';
import { prepareStudy } from '#app/services/generation/prepareStudy.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import type { Database } from '#db/database.ts';
import { findStudy } from '#db/queries/studies.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { reply, startStub, type Behaviour, type StubServer } from '#test/inference/remote/stubServer.ts';
import { configurationOf } from '../studies/sampleStudy.ts';

const COLOURS = ['red', 'blue', 'pink', 'gold', 'grey', 'teal'];
const ITEMS = 80;
const SLIGHT = 10;

const promptOf = (i: number) =>
  `Product: Lamp ${i}\nColour: ${COLOURS[i % 6]}\nHeight: ${20 + (i % 50)} cm\nWarranty: ${2 + (i % 7)} years\nDescription:`;
const valueOf = (prompt: string, label: string) => new RegExp(`^${label}: (.*)$`, 'm').exec(prompt)?.[1];

/**
 * A small server that follows prompts as a language model does: it says what it is told of a product and nothing else,
 * and fills what is left with words that say nothing, to the length that it always writes.
 */
function describes(voice: string, prompt: string): string {
  const colour = valueOf(prompt, 'Colour');
  const height = valueOf(prompt, 'Height');
  const warranty = valueOf(prompt, 'Warranty');
  const told = [
    `${voice}, this is the ${valueOf(prompt, 'Product')}.`,
    ...(colour === undefined ? [] : [`Its colour is ${colour}.`]),
    ...(height === undefined ? [] : [`It stands ${height} high.`]),
    ...(warranty === undefined ? [] : [`You are covered for ${warranty}.`]),
  ].join(' ');
  const filler = ' It is a lamp for every room and every evening, as you would wish it to be.'.repeat(3);
  return `${told}${filler}`.slice(0, 219).trimEnd().padEnd(219, 'e') + '.';
}

const follows: Behaviour = ({ prompt, body }, response) => {
  reply(response, 200, {
    model: 'tiny-v2',
    choices: [{ index: 0, text: describes(String(body.model), prompt), finish_reason: 'stop' }],
    usage: { prompt_tokens: 3, completion_tokens: 5, total_tokens: 8 },
  });
};

const ORIGINAL = new Set(Array.from({ length: ITEMS }, (_, i) => promptOf(i)));

describeOnEachDatabase('controls under changed prompts', (open) => {
  let db: Database;
  let stub: StubServer | undefined;
  beforeEach(async () => {
    db = await open();
  });
  afterEach(() => stub?.close());

  async function prepared(behave: Behaviour) {
    stub = await startStub(behave);
    const protocol = { controls: { slight: SLIGHT, gross: 4 } };
    const { slug, id } = await createStudy(db, {
      configuration: configurationOf(protocol as never, {
        systems: ['base', 'tiny'].map((model, i) => ({
          name: model,
          role: i === 0 ? 'baseline' : 'candidate',
          provider: stub!.provider({ model }),
        })) as never,
      }),
      items: Array.from({ length: ITEMS }, (_, i) => ({ item: `item-${i}`, prompt: promptOf(i) })),
      access: { ...NO_ACCESS, hosts: [stub.host] },
    });
    const startWorker = (): Promise<InferenceWorker> => Promise.reject(new Error('no model runs here'));
    const control = { signal: new AbortController().signal, report: () => {} };
    const prepare = () =>
      prepareStudy(db, slug, { startWorker, access: { ...NO_ACCESS, hosts: [stub!.host] }, control });
    await prepare();
    expect((await findStudy(db, slug))!.state).toBe('ready');
    return await db
      .selectFrom('outputs')
      .innerJoin('systems', 'systems.id', 'outputs.system_id')
      .innerJoin('systems as sources', 'sources.id', 'outputs.source_system_id')
      .innerJoin('outputs as original', (join) =>
        join
          .onRef('original.item_id', '=', 'outputs.item_id')
          .onRef('original.system_id', '=', 'outputs.source_system_id'),
      )
      .innerJoin('items', 'items.id', 'outputs.item_id')
      .select([
        'systems.maker',
        'systems.criterion',
        'systems.dose',
        'sources.name as source',
        'outputs.text',
        'original.text as original',
        'items.prompt',
      ])
      .where('outputs.study_id', '=', id)
      .where('systems.role', '=', 'control')
      .execute();
  }

  it('are written by the system whose text they stand for, show one change and keep the length', async () => {
    const controls = await prepared(follows);
    const of = (maker: string) => controls.filter((control) => control.maker === maker);
    const [facts, requests] = [of('changed-fact'), of('missing-fact')];
    // Half of a criterion's slight controls; the other half shows that there are other kinds of fault.
    expect([facts.length, requests.length]).toEqual([SLIGHT / 2, SLIGHT / 2]);
    for (const { criterion, dose, source, text, original, prompt } of [...facts, ...requests]) {
      expect(dose).toBe('slight');
      expect(text.startsWith(`${source}, this is`)).toBe(true);
      expect(keepsLength(original, text)).toBe(true);
      const stated = ['Colour', 'Height', 'Warranty'].map((label) => valueOf(prompt, label)!);
      const lost = stated.filter((value) => !new RegExp(`\\b${value}\\b`).test(text));
      expect({ text, lost }).toMatchObject({ lost: [expect.any(String)] });
      expect(original).toContain(lost[0]!);
      expect(criterion).toBe(
        text.includes('Its colour is') && /stands/.test(text) && /covered/.test(text)
          ? 'consistency'
          : 'relevance',
      );
    }
    expect(new Set([...facts, ...requests].map(({ source }) => source)).size).toBe(2);
    for (const criterion of ['consistency', 'relevance']) {
      const slight = controls.filter((one) => one.criterion === criterion && one.dose === 'slight');
      expect(slight).toHaveLength(SLIGHT);
      expect(new Set(slight.map(({ maker }) => maker)).size).toBeGreaterThanOrEqual(2);
    }
  });

  it('are left to the makers of texts where the system doesn’t follow, or gives no text', async () => {
    const controls = await prepared((asked, response) => {
      if (ORIGINAL.has(asked.prompt)) follows(asked, response);
      else if (asked.prompt.includes('Colour')) reply(response, 400, { error: 'not today' });
      // As a model does that knows the product by heart.
      else follows({ ...asked, prompt: promptOf(Number(/Lamp (\d+)/.exec(asked.prompt)![1])) }, response);
    });
    expect(controls.filter(({ dose }) => dose === 'slight')).toHaveLength(3 * SLIGHT);
    expect(controls.map(({ maker }) => maker)).not.toContain('changed-fact');
    expect(controls.map(({ maker }) => maker)).not.toContain('missing-fact');
  });
});
