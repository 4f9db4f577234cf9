import { afterEach, beforeEach, expect, it } from 'vitest';
import { NO_ACCESS } from '#app/services/generation/modelAccess.ts';
import { prepareStudy } from '#app/services/generation/prepareStudy.ts';
import { exportFile } from '#app/services/export/exportFile.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { listControls } from '#app/services/tasks/listControls.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { reply, startStub, type StubServer } from '#test/inference/remote/stubServer.ts';
import { join, T0 } from '../rating/ratingAs.ts';
import { configurationOf } from './sampleStudy.ts';

const conversation = (i: number) => [
  { role: 'system', content: 'You sell lamps.' },
  { role: 'user', content: `Which lamp needs ${i + 3} W?` },
  { role: 'assistant', content: `Lamp ${i} does.` },
  { role: 'user', content: `Describe lamp ${i} in one sentence.` },
];

describeOnEachDatabase('a study of conversations', (open) => {
  let db: Database;
  let stub: StubServer;
  beforeEach(async () => {
    db = await open();
    stub = await startStub(({ body }, response) => {
      const messages = body.messages as { content: string }[];
      const wattage = /\d+ W/.exec(messages.map(({ content }) => content).join(' '))?.[0] ?? '';
      const content = `${body.model === 'large' ? 'A fine' : 'A good'} lamp that needs ${wattage}. It is quiet. It lasts.`;
      const choice = { index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' };
      reply(response, 200, { choices: [choice] });
    });
  });
  afterEach(() => stub.close());

  const systems = (api: 'chat' | 'completions') =>
    (['large', 'small'] as const).map((model, i) => ({
      name: model,
      role: i === 0 ? ('baseline' as const) : ('candidate' as const),
      provider: stub.provider({ model, api }),
    }));
  const create = (api: 'chat' | 'completions') =>
    createStudy(db, {
      configuration: configurationOf({ controls: { share: 1, minimum: 4 } }, { systems: systems(api) }),
      items: [
        ...Array.from({ length: 4 }, (_, i) => ({
          item: `talk-${i}`,
          messages: conversation(i),
          language: 'en',
        })),
        { item: 'plain', prompt: 'Describe a lamp of 9 W.', language: 'en' },
      ],
      access: { ...NO_ACCESS, anywhere: true, hosts: [stub.host] },
    });

  it('sends whole conversations, shows raters the turns before, and exports them', async () => {
    const { slug } = await create('chat');
    await prepareStudy(db, slug, {
      startWorker: async () => {
        throw new Error('no model runs here');
      },
      access: { ...NO_ACCESS, anywhere: true, hosts: [stub.host] },
      control: { signal: new AbortController().signal, report: () => {} },
    });
    const sent = stub.asked.map(({ body }) => JSON.stringify(body.messages));
    for (let i = 0; i < 4; i++) {
      expect(sent.filter((messages) => messages === JSON.stringify(conversation(i)))).toHaveLength(2);
    }
    expect(sent).toContain(JSON.stringify([{ role: 'user', content: 'Describe a lamp of 9 W.' }]));

    const controls = await listControls(db, slug);
    const talk = controls.find(({ item }) => item === 'talk-1')!;
    expect(talk.earlier).toEqual(conversation(1).slice(0, -1));
    expect(talk.prompt).toBe('Describe lamp 1 in one sentence.');

    await openStudy(db, slug, { now: T0 });
    const { token } = await createInvitation(db, { slug, label: 'all' });
    const rater = await join(db, token);
    const { task, ahead = [] } = await raterState(db, rater, { now: T0, ahead: 4 });
    for (const shown of [task!, ...ahead]) {
      const i = /lamp (\d+) in/.exec(shown.prompt)?.[1];
      expect(shown.earlier).toEqual(i === undefined ? undefined : conversation(Number(i)).slice(0, -1));
    }

    let text = '';
    for await (const chunk of await exportFile(db, slug, 'items.csv')) text += String(chunk);
    expect(text.split('\r\n')[0]).toMatch(/,references,language,messages\b/);
    expect(text).toContain(JSON.stringify(conversation(2)).replaceAll('"', '""'));
  });

  it('is refused where a system can only be given prompts', async () => {
    await expect(create('completions')).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [0, 1].map((index) => ({ path: `configuration.systems[${index}].provider.api` })),
    });
  });
});
