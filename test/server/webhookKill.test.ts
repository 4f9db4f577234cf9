import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pauseStudy } from '#app/services/studies/pauseStudy.ts';
import { addWebhook, webhooksOf } from '#app/services/webhooks/webhooks.ts';
import { openDatabase } from '#db/client.ts';
import { freePort } from '#scripts/testing/freePort.ts';
import { scaled } from '#scripts/testing/machineSpeed.ts';
import { openSample } from '#test/services/studies/sampleStudy.ts';
import { isSigned, startReceiver, type Receiver } from '#test/services/webhooks/receiver.ts';
import { templateFile } from '#test/db/templates.ts';
import { serve } from './serve.ts';

let folder: string;
let receiver: Receiver;
let server: ChildProcess | undefined;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-webhook-'));
  receiver = await startReceiver();
});
afterEach(async () => {
  server?.kill('SIGKILL');
  await receiver.close();
  rmSync(folder, { recursive: true, force: true });
});

it(
  'sends a message again, by the same id, where the server was killed while it waited for the answer',
  async () => {
    const before = await openDatabase({ kind: 'embedded', folder, template: await templateFile() });
    const { study } = await openSample(before.db, { items: 1 });
    const actor = 'ada@example.org';
    const webhook = { url: receiver.url, events: ['study.paused'] };
    const { secret } = await addWebhook(before.db, study.slug, webhook, { actor, privately: true });
    await pauseStudy(before.db, study.slug);
    await before.close();
    const start = async () =>
      serve(await freePort(), { EVENHAND_DATA: folder, DATABASE_URL: '', EVENHAND_WEBHOOKS_PRIVATE: 'on' });
    const came = (times: number) =>
      vi.waitFor(() => expect(receiver.received).toHaveLength(times), { timeout: scaled(30_000) });

    receiver.answerWith(null);
    server = await start();
    await came(1);
    server.kill('SIGKILL');
    await once(server, 'exit');

    receiver.answerWith({ status: 204 });
    server = await start();
    await came(2);
    server.kill('SIGTERM');
    await once(server, 'exit');

    const [first, second] = receiver.received;
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    expect(second!.body).toBe(first!.body);
    expect(receiver.received.every((message) => isSigned(message, secret))).toBe(true);
    const { db, close } = await openDatabase({ kind: 'embedded', folder });
    const { deliveries } = await webhooksOf(db, study.slug);
    // The attempt that was killed told nobody how it went.
    expect(deliveries).toMatchObject([{ state: 'delivered', attempts: 1 }]);
    await close();
  },
  scaled(60_000),
);
