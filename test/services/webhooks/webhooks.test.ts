import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MOST_ATTEMPTS, retryAfterSeconds } from '#app/core/webhooks/webhooks.ts';
import { isAppError } from '#app/core/shared/errors.ts';
import { deliverWebhookHandler } from '#app/jobs/handlers/deliverWebhook.ts';
import { createJobQueue, type JobQueue } from '#app/jobs/runner/queue.ts';
import { handles } from '#app/jobs/definitions/job.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { changeState } from '#app/services/studies/changeState.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { pauseStudy } from '#app/services/studies/pauseStudy.ts';
import { resumeStudy } from '#app/services/studies/resumeStudy.ts';
import { deliver } from '#app/services/webhooks/deliver.ts';
import { announceDueLooks } from '#app/services/webhooks/dueLooks.ts';
import {
  addWebhook,
  removeWebhook,
  resend,
  testWebhook,
  webhooksOf,
} from '#app/services/webhooks/webhooks.ts';
import { createLog } from '#app/log/log.ts';
import { listEvents } from '#db/queries/events.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { scaled } from '#scripts/testing/machineSpeed.ts';
import { z } from 'zod';
import { openSample } from '../studies/sampleStudy.ts';
import { isSigned, startReceiver, type Receiver } from './receiver.ts';

const ALL = [
  'study.opened',
  'study.paused',
  'study.resumed',
  'study.look_due',
  'study.closed',
  'study.verdict',
  'study.signed',
  'study.withdrawn',
];
const LEAD = { actor: 'ada@example.org', privately: true };
/** Waits until something holds. */
const waitFor = (holds: () => boolean | Promise<boolean>) =>
  vi.waitFor(async () => expect(await holds()).toBe(true), { timeout: scaled(20_000), interval: 50 });
const SILENT = createLog({ level: 'silent' });

describeOnEachDatabase('webhooks', (open) => {
  let db: Database;
  let receiver: Receiver;
  const queues: JobQueue[] = [];
  beforeEach(async () => {
    db = await open();
    receiver = await startReceiver();
  });
  afterEach(async () => {
    for (const queue of queues.splice(0)) await queue.stop();
    await receiver.close();
  });

  /** A process that sends messages. */
  async function worker({ privately = true } = {}): Promise<JobQueue> {
    const queue = createJobQueue(db, [deliverWebhookHandler(db, { privately })], {
      ownsDatabase: false,
      log: SILENT,
    });
    queues.push(queue);
    await queue.start();
    return queue;
  }
  const add = (slug: string | null, path = '/', events = ALL) =>
    addWebhook(db, slug, { url: receiver.url + path, events }, LEAD);
  const told = () =>
    receiver.received.map(({ body }) => JSON.parse(body) as { type: string; data: Record<string, unknown> });
  /** Sends all that waits, once. */
  async function sendOnce(): Promise<unknown[]> {
    const failed: unknown[] = [];
    const rows = await db
      .selectFrom('webhook_deliveries')
      .select('id')
      .where('state', '=', 'waiting')
      .orderBy('id')
      .execute();
    for (const { id } of rows) {
      await deliver(db, id, { privately: true, signal: new AbortController().signal }).catch(
        (error: unknown) => failed.push(error),
      );
    }
    return failed;
  }

  it('tell what happens to a study, signed, and the verdict when it is closed', async () => {
    const { study } = await openSample(db, { items: 3 });
    const { secret } = await add(study.slug);
    const another = await openSample(db, { items: 2 });
    await worker();
    await pauseStudy(db, study.slug);
    await pauseStudy(db, study.slug);
    await resumeStudy(db, study.slug);
    await closeStudy(db, study.slug);
    await closeStudy(db, another.study.slug);
    await waitFor(() => receiver.received.length === 4);
    expect(told().map(({ type }) => type)).toEqual([
      'study.paused',
      'study.resumed',
      'study.closed',
      'study.verdict',
    ]);
    expect(told()[0]).toEqual({
      type: 'study.paused',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: { study: study.slug, name: study.name, pilot: false, state: 'paused' },
    });
    const { decision } = (await analyseStudy(db, study.slug)).verdict.candidates[0]!;
    expect(told()[3]!.data.verdict).toMatchObject([
      { system: 'tiny', decision, sentence: { en: expect.stringContaining('tiny') } },
    ]);
    for (const message of receiver.received) {
      expect(isSigned(message, secret)).toBe(true);
      expect(isSigned(message, `whsec_${Buffer.alloc(32).toString('base64')}`)).toBe(false);
      expect(message.headers['content-type']).toBe('application/json');
    }
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(4);
    const { deliveries } = await webhooksOf(db, study.slug);
    expect(deliveries.map(({ state, status, attempts }) => [state, status, attempts])).toEqual(
      Array.from({ length: 4 }, () => ['delivered', 204, 1]),
    );
  }, 60_000);

  it('of all studies hear of each, and of what they asked for alone', async () => {
    await add(null, '/all', ['study.closed']);
    const { study } = await openSample(db, { items: 2 });
    await pauseStudy(db, study.slug);
    await closeStudy(db, study.slug);
    await sendOnce();
    expect(told()).toMatchObject([{ type: 'study.closed', data: { study: study.slug, state: 'closed' } }]);
    expect(receiver.received[0]!.path).toBe('/all');
    // A test says that nothing has happened, whatever a webhook hears of.
    const { id, secret } = await add(study.slug, '/own', ['study.paused']);
    await testWebhook(db, study.slug, id);
    await sendOnce();
    expect(told()[1]).toMatchObject({ type: 'study.test', data: { study: study.slug } });
    expect(isSigned(receiver.received[1]!, secret)).toBe(true);
    const { webhooks } = await webhooksOf(db, null);
    await expect(testWebhook(db, study.slug, webhooks[0]!.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('tell nobody of what was rolled back', async () => {
    const { study } = await openSample(db, { items: 2 });
    await add(study.slug);
    const rolledBack = async () =>
      await db.transaction().execute(async (trx) => {
        await changeState(trx, study.id, 'paused', {});
        throw new Error('on purpose');
      });
    await expect(rolledBack()).rejects.toThrow('on purpose');
    expect(await db.selectFrom('webhook_deliveries').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('jobs').selectAll().execute()).toEqual([]);
  });

  it('try on with the same message where nobody takes it, and give up in the end', async () => {
    const { study } = await openSample(db, { items: 2 });
    await add(study.slug, '/', ['study.paused']);
    receiver.answerWith({ status: 500, body: `broken ${'x'.repeat(10_000)}` });
    await pauseStudy(db, study.slug);
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      const failed = await sendOnce();
      // What is thrown is tried again by the queue; the last time it isn't.
      expect(failed.map((error) => isAppError(error) && error.code)).toEqual(
        attempt < MOST_ATTEMPTS ? ['unavailable'] : [],
      );
    }
    expect(receiver.received).toHaveLength(MOST_ATTEMPTS);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await sendOnce()).toEqual([]);
    const { deliveries } = await webhooksOf(db, study.slug);
    expect(deliveries).toMatchObject([
      { state: 'failed', attempts: MOST_ATTEMPTS, status: 500, why: { reason: 'webhook-refused' } },
    ]);
    const row = await db.selectFrom('webhook_deliveries').select('answer').executeTakeFirstOrThrow();
    expect(row.answer).toHaveLength(2048);

    receiver.answerWith({ status: 200 });
    await resend(db, study.slug, deliveries[0]!.id);
    await worker();
    await waitFor(() => receiver.received.length === MOST_ATTEMPTS + 1);
    expect(receiver.received.at(-1)!.headers['webhook-id']).toBe(receiver.received[0]!.headers['webhook-id']);
  }, 60_000);

  it('are tried again later and later, for about a day', () => {
    const waits = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, index) => retryAfterSeconds(index + 1));
    expect(waits.slice(0, 4)).toEqual([5, 20, 80, 320]);
    expect(waits.reduce((sum, wait) => sum + wait, 0) / 3600).toBeGreaterThan(19);
    expect(Math.max(...waits)).toBe(6 * 3600);
  });

  it('wait in the database between attempts, whoever goes on', async () => {
    const { study } = await openSample(db, { items: 2 });
    await add(study.slug, '/', ['study.paused']);
    receiver.answerWith({ status: 503 }, { status: 200 });
    const first = await worker();
    await pauseStudy(db, study.slug);
    await waitFor(() => receiver.received.length === 1);
    await first.stop();
    queues.length = 0;
    const job = await db.selectFrom('jobs').selectAll().executeTakeFirstOrThrow();
    expect(job).toMatchObject({ kind: 'deliver-webhook', state: 'queued', attempts: 1 });
    expect(job.not_before.getTime()).toBeGreaterThan(Date.now() + 1000);
    await db
      .updateTable('jobs')
      .set({ not_before: new Date(0) })
      .execute();
    await worker();
    await waitFor(() => receiver.received.length === 2);
  }, 60_000);

  it('are sent once by several processes', async () => {
    const { study } = await openSample(db, { items: 2 });
    await add(study.slug);
    for (let k = 0; k < 3; k++) await worker();
    for (let k = 0; k < 5; k++) {
      await pauseStudy(db, study.slug);
      await resumeStudy(db, study.slug);
    }
    await waitFor(() => receiver.received.length >= 10);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(10);
    expect(receiver.received).toHaveLength(10);
  }, 60_000);

  it('go out while long work is done', async () => {
    let release = () => {};
    const long = {
      ...{ kind: 'long', payload: z.object({}), key: () => 'long', mostAttempts: 1 },
    };
    const entry = handles(long, () => new Promise<void>((resolve) => (release = resolve)));
    const queue = createJobQueue(db, [entry, deliverWebhookHandler(db, { privately: true })], {
      ownsDatabase: true,
      log: SILENT,
    });
    queues.push(queue);
    await queue.enqueue(long, {});
    await queue.start();
    await waitFor(async () => (await queue.status(long, {}))?.state === 'running');
    const { study } = await openSample(db, { items: 2 });
    await add(study.slug, '/', ['study.paused']);
    await pauseStudy(db, study.slug);
    await waitFor(() => receiver.received.length === 1);
    expect((await queue.status(long, {}))?.state).toBe('running');
    release();
  }, 60_000);

  it('follow no redirection, and wait for nobody', async () => {
    const { study } = await openSample(db, { items: 2 });
    await add(study.slug, '/', ['study.paused']);
    receiver.answerWith({ status: 302, headers: { location: `${receiver.url}/elsewhere` } });
    await pauseStudy(db, study.slug);
    await sendOnce();
    expect(receiver.received.map(({ path }) => path)).toEqual(['/']);
    expect((await webhooksOf(db, study.slug)).deliveries[0]).toMatchObject({ status: 302, state: 'waiting' });
    receiver.answerWith({ status: 410 });
    await sendOnce();
    expect((await webhooksOf(db, study.slug)).deliveries[0]).toMatchObject({ status: 410, state: 'failed' });
  });

  it('reach no private network unless the installation allows it', async () => {
    const { study } = await openSample(db, { items: 2 });
    await add(study.slug, '/', ['study.paused']);
    await pauseStudy(db, study.slug);
    await worker({ privately: false });
    await waitFor(async () => (await webhooksOf(db, study.slug)).deliveries[0]!.state === 'failed');
    expect(receiver.received).toEqual([]);
    expect((await webhooksOf(db, study.slug)).deliveries[0]).toMatchObject({
      attempts: 1,
      why: { reason: 'webhook-address-private' },
    });
  }, 60_000);

  it.each([
    ['http://ci.example.org/x', 'webhook-url-unsafe'],
    ['https://127.0.0.1/x', 'webhook-url-private'],
    ['https://169.254.169.254/latest', 'webhook-url-private'],
    ['https://[::1]/x', 'webhook-url-private'],
    ['https://[::ffff:10.0.0.1]/x', 'webhook-url-private'],
    ['https://localhost/x', 'webhook-url-private'],
    ['https://0x7f000001/x', 'webhook-url-private'],
    ['https://user:word@ci.example.org/x', 'webhook-url-wrong'],
    ['ftp://ci.example.org/x', 'webhook-url-wrong'],
    ['nothing', 'webhook-url-wrong'],
    ['', 'is-missing'],
  ])('refuse %s', async (url, reason) => {
    const { study } = await openSample(db, { items: 2 });
    const asked = { url, events: ['study.closed'] };
    await expect(addWebhook(db, study.slug, asked, { ...LEAD, privately: false })).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ path: 'url', reason }],
    });
  });

  it('end, with what waits, and their secret is told nobody', async () => {
    const { study } = await openSample(db, { items: 2 });
    const { secret } = await add(study.slug, '/', ['study.paused']);
    const own = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const given = await addWebhook(db, study.slug, { url: receiver.url, events: ALL, secret: own }, LEAD);
    expect([secret === own, given.secret]).toEqual([false, own]);
    const wrong = { url: receiver.url, events: ALL, secret: 'short' };
    await expect(addWebhook(db, study.slug, wrong, LEAD)).rejects.toMatchObject({
      problems: [{ path: 'secret' }],
    });
    await pauseStudy(db, study.slug);
    const { webhooks } = await webhooksOf(db, study.slug);
    for (const { id } of webhooks) await removeWebhook(db, study.slug, id, LEAD);
    await sendOnce();
    expect(receiver.received).toEqual([]);
    const { deliveries } = await webhooksOf(db, study.slug);
    await expect(resend(db, study.slug, deliveries[0]!.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(resend(db, null, deliveries[0]!.id)).rejects.toMatchObject({ code: 'not_found' });
    const events = JSON.stringify(await listEvents(db, study.id));
    expect(events).toContain('webhook-added');
    for (const text of [events, JSON.stringify(await webhooksOf(db, study.slug))]) {
      expect(text).not.toContain('whsec_');
    }
  });

  it('hear once of a look that is due', async () => {
    const { study } = await openSample(db, { items: 4, rest: { looks: { at: [0.5] } } });
    await add(study.slug, '/', ['study.look_due']);
    await announceDueLooks(db);
    expect(await db.selectFrom('webhook_deliveries').selectAll().execute()).toEqual([]);
    await db.updateTable('item_rooms').set({ submitted: 2 }).execute();
    await announceDueLooks(db);
    await announceDueLooks(db);
    await sendOnce();
    expect(told()).toMatchObject([{ type: 'study.look_due', data: { look: 1, share: 0.5 } }]);
  });
});
