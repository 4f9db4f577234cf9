import { beforeEach, expect, it } from 'vitest';
import { authenticateRater } from '#app/services/rating/authenticateRater.ts';
import { completionsOf } from '#app/services/rating/completions.ts';
import { raterQuality } from '#app/services/rating/raterQuality.ts';
import { exportFile } from '#app/services/export/exportFile.ts';
import { joinStudy } from '#app/services/rating/joinStudy.ts';
import { raterStudy } from '#app/services/rating/raterStudy.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { revokeInvitation } from '#app/services/studies/revokeInvitation.ts';
import { studyOverview } from '#app/services/studies/studyOverview.ts';
import { pauseStudy } from '#app/services/studies/pauseStudy.ts';
import { withdrawStudy } from '#app/services/studies/withdrawStudy.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { openSample } from '#test/services/studies/sampleStudy.ts';
import { join, minutes, T0 } from './ratingAs.ts';

describeOnEachDatabase('raters’ links', (open) => {
  let db: Database;
  let slug: string;
  let token: string;
  beforeEach(async () => {
    db = await open();
    ({
      study: { slug },
      token,
    } = await openSample(db));
  });

  it('shows what the study asks and nothing of what it decides', async () => {
    const shown = await raterStudy(db, token);
    expect(Object.keys(shown).sort()).toEqual([
      'asked',
      'comments',
      'consent',
      'eligibility',
      'guidelines',
      'languages',
      'leastItems',
      'locale',
      'state',
      'tasks',
      'title',
      'trainingTasks',
    ]);
    expect(shown).toMatchObject({
      title: 'Rating texts',
      guidelines: null,
      state: 'open',
      locale: 'en',
      languages: ['en'],
    });
    expect(shown.asked.map(({ kind }) => kind)).toEqual(['likert', 'pairwise']);
    // Six items of three tasks each, one of them with a shared text and no pair, and three controls.
    expect(shown.tasks).toBe(6 * 3 - 2 + 3);
    expect(JSON.stringify(shown)).not.toMatch(/base|tiny|Two blurb writers/);
  });

  it('are listed with their group, expiry and raters, and can be withdrawn once', async () => {
    const expiresAt = minutes(10);
    await createInvitation(db, { slug, label: 'Experts', group: 'expert', expiresAt });
    await join(db, token);
    const links = async () => {
      const { links: listed, groups } = await studyOverview(db, slug, { now: minutes(10) });
      expect(groups).toEqual(['expert']);
      return listed.map(({ label, group, state, joined }) => [label, group, state, joined]);
    };
    expect(await links()).toEqual([
      ['test', null, 'open', 1],
      ['Experts', 'expert', 'expired', 0],
    ]);
    const { links: listed } = await studyOverview(db, slug);
    await revokeInvitation(db, slug, listed[0]!.id, { now: T0 });
    expect((await links())[0]).toEqual(['test', null, 'revoked', 1]);
    await expect(join(db, token)).rejects.toMatchObject({ code: 'gone' });
    await expect(revokeInvitation(db, slug, listed[0]!.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('names raters in the order they come, people and simulated ones apart, twelve at once', async () => {
    const simulated = await createInvitation(db, { slug, label: 'sim', simulated: true });
    const raters = await Promise.all(
      Array.from({ length: 12 }, (_, i) => join(db, i % 4 === 0 ? simulated.token : token)),
    );
    const people = Array.from({ length: 9 }, (_, i) => `rater-0${i + 1}`);
    expect(raters.map((rater) => rater.name).sort()).toEqual(
      [...people, 'simulated-01', 'simulated-02', 'simulated-03'].sort(),
    );
    expect(raters.filter((rater) => rater.simulated).map((rater) => rater.name.slice(0, 9))).toEqual(
      Array(3).fill('simulated'),
    );
  });

  it('knows a rater again by the secret, on links of the same study only', async () => {
    const { rater, secret } = await joinStudy(db, { token, consented: true, languages: ['zh'] });
    expect(await authenticateRater(db, { token, secret })).toEqual(rater);
    expect(rater.languages).toEqual(['zh']);
    const stored = await db.selectFrom('raters').select('secret_hash').executeTakeFirstOrThrow();
    expect(stored.secret_hash).not.toContain(secret);
    const other = await openSample(db, { rest: { name: 'Other' } });
    for (const wrong of [
      { token: other.token, secret },
      { token, secret: 'guess' },
      { token, secret: undefined },
    ]) {
      await expect(authenticateRater(db, wrong)).rejects.toMatchObject({ code: 'not_authenticated' });
    }
  });

  it('needs consent', async () => {
    await expect(joinStudy(db, { token, consented: false })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('tells an unknown link from a revoked, an expired and a withdrawn one', async () => {
    const use = (link: string, now = T0) => [
      () => raterStudy(db, link, { now }),
      () => joinStudy(db, { token: link, consented: true }, { now }),
    ];
    const expectAll = async (calls: (() => Promise<unknown>)[], code: string) => {
      for (const call of calls) await expect(call()).rejects.toMatchObject({ code });
    };
    await expectAll(use('nowhere'), 'not_found');
    await expectAll(use('\u0000'), 'not_found');
    const short = await createInvitation(db, { slug, label: 'short', expiresAt: minutes(10) });
    const early = await joinStudy(db, { token: short.token, consented: true }, { now: minutes(9) });
    await expectAll(use(short.token, minutes(10)), 'gone');
    const stays = { token: short.token, secret: early.secret };
    expect(await authenticateRater(db, stays)).toEqual(early.rater);
    const late = { now: minutes(10), joined: true };
    expect((await raterStudy(db, short.token, late)).state).toBe('open');
    await db.updateTable('invitations').set({ revoked_at: T0 }).where('id', '=', short.id).execute();
    await expectAll([...use(short.token), () => authenticateRater(db, stays)], 'gone');
    await expectAll([() => raterStudy(db, short.token, late)], 'gone');
    await withdrawStudy(db, slug);
    await expectAll(use(token), 'gone');
    expect((await raterStudy(db, token, { joined: true })).state).toBe('withdrawn');
  });

  it('shows a study that is paused or closed, and lets nobody join', async () => {
    await pauseStudy(db, slug);
    expect((await raterStudy(db, token)).state).toBe('paused');
    await expect(join(db, token)).rejects.toThrow(/paused/);
    await closeStudy(db, slug);
    expect((await raterStudy(db, token)).state).toBe('closed');
    await expect(join(db, token)).rejects.toThrow(/complete/);
  });

  it('keeps how a platform calls whom it recruited, and tells what it wants of them', async () => {
    const completion = ' C1A2B3 ';
    const screenedOut = 'https://example.org/out?cc=7';
    const { token: recruiting } = await createInvitation(db, { slug, label: 'P', completion, screenedOut });
    expect(await completionsOf(db, recruiting)).toEqual({
      done: { kind: 'code', code: 'C1A2B3' },
      screenedOut: { kind: 'address', address: screenedOut },
    });
    expect(await completionsOf(db, token)).toEqual({ done: null, screenedOut: null });
    const recruited = { participant: '5f1', study: '60a', session: null };
    await joinStudy(db, { token: recruiting, consented: true, recruited }, { now: T0 });
    await join(db, token);
    expect((await raterQuality(db, slug)).raters.map(({ participant }) => participant)).toEqual([
      '5f1',
      null,
    ]);
    await closeStudy(db, slug);
    let csv = '';
    for await (const part of await exportFile(db, slug, 'raters.csv')) csv += String(part);
    expect(
      csv
        .trim()
        .split('\r\n')
        .map((line) => line.split(',').slice(12, 15)),
    ).toEqual([
      ['participant', 'recruiting_study', 'recruiting_session'],
      ['5f1', '60a', ''],
      ['', '', ''],
    ]);
  });

  it('lets a platform’s participant go on as the same rater, and nobody else by the participant’s id', async () => {
    const session = '65f1c0ffee65f1c0ffee65f1';
    const recruited = { participant: '5f1', study: '60a', session };
    const come = (told: Partial<typeof recruited>, link = token, browser?: string) =>
      joinStudy(
        db,
        {
          token: link,
          consented: true,
          recruited: { ...recruited, ...told },
          ...(browser === undefined ? {} : { browser }),
        },
        { now: T0 },
      );
    const first = await come({}, token, 'one');
    const again = await come({}, token, 'another');
    expect(again.rater).toEqual(first.rater);
    // The browser before has to be opened anew, by which it goes on.
    await expect(authenticateRater(db, { token, secret: first.secret })).rejects.toMatchObject({
      code: 'not_authenticated',
    });
    expect((await come({}, token, 'one')).rater).toEqual(first.rater);
    const taken = { reason: 'participant-takes-part', problems: [{ path: 'participant' }] };
    await expect(come({ session: '65f1c0ffee65f1c0ffee65f2' })).rejects.toMatchObject(taken);
    await expect(come({ session: null as unknown as string })).rejects.toMatchObject(taken);
    const other = await createInvitation(db, { slug, label: 'Other' });
    await expect(come({}, other.token)).rejects.toMatchObject(taken);
    // A session that anybody could guess shows nothing.
    await come({ participant: '5f2', session: '1' });
    await expect(come({ participant: '5f2', session: '1' })).rejects.toMatchObject(taken);
    expect((await raterQuality(db, slug)).raters).toHaveLength(2);
    await revokeInvitation(db, slug, (await studyOverview(db, slug)).links[0]!.id);
    await expect(come({}, other.token)).rejects.toMatchObject({ reason: 'part-ended' });
  });

  it('takes one of a platform’s participants once, however often they join at once', async () => {
    const recruited = { participant: '5f1', study: null, session: '65f1c0ffee65f1c0ffee65f1' };
    const raters = await Promise.all(
      Array.from({ length: 6 }, () => joinStudy(db, { token, consented: true, recruited }, { now: T0 })),
    );
    expect(new Set(raters.map(({ rater }) => rater.id)).size).toBe(1);
  });

  it('refuses a completion that is neither a code nor an address', async () => {
    for (const field of ['completion', 'screenedOut'] as const) {
      await expect(
        createInvitation(db, { slug, label: 'P', [field]: 'javascript:alert(1)' }),
      ).rejects.toMatchObject({ code: 'invalid_input', problems: [{ path: field }] });
    }
  });
});
