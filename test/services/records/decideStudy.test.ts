import { beforeEach, expect, it } from 'vitest';
import type { AppError } from '#app/core/shared/errors.ts';
import { decideStudy, refuseDecision, reviewDecision } from '#app/services/records/decideStudy.ts';
import { recordFile, studyRecords } from '#app/services/records/studyRecords.ts';
import { canonicalHash } from '#app/services/records/canonical.ts';
import { isSigned, keyBytes } from '#app/services/records/signature.ts';
import { publicKey } from '#app/services/records/installationKey.ts';
import { studyEvents } from '#app/services/studies/studyEvents.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { openSample } from '../studies/sampleStudy.ts';
import { closedStudy, signer } from './decidable.ts';

const SHIP = { candidate: 'tiny', outcome: 'ship', because: '', comment: 'It goes out on Monday.' };

describeOnEachDatabase('a decision', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });
  const refused = async (work: Promise<unknown>): Promise<AppError> =>
    await work.then(
      () => {
        throw new Error('It was not refused.');
      },
      (error: AppError) => error,
    );

  it('is signed, chained, and followed by another one that names it', async () => {
    const slug = await closedStudy(db);
    const ada = await signer(db, 'Ada');
    const now = new Date('2026-04-01T08:00:00Z');
    expect(await decideStudy(db, slug, SHIP, { by: ada, review: false, now })).toBe(1);
    expect((await requireStudy(db, slug)).state).toBe('decided');
    const first = await recordFile(db, slug);
    expect(first.header).toMatchObject({ number: 1, previous: null, signedAt: now.toISOString() });
    expect(first.header.body).toBe(canonicalHash(first.body));
    expect(isSigned(first.header, first.signature)).toBe(true);
    expect(first.header.key).toBe(keyBytes(await publicKey(db)));
    expect(first.body).toMatchObject({
      candidate: 'tiny',
      baseline: 'base',
      decision: { outcome: 'ship', deviates: false, because: null, comment: SHIP.comment },
      signedBy: { name: 'Ada', email: 'ada@example.org' },
      reviewedBy: null,
      supersedes: null,
      verdict: { decision: 'ship', setAside: { rule: 0, lead: 0 } },
    });
    expect(first.body.data.tables['ratings.csv']).toMatchObject({ rows: 24 * 5 * 3 });
    expect(JSON.stringify(first.body)).not.toMatch(/rater-\d/);

    const careful = { ...SHIP, outcome: 'hold', because: 'The law wants another look.' };
    expect(
      await decideStudy(db, slug, careful, { by: ada, review: false, now: new Date('2026-04-02T08:00:00Z') }),
    ).toBe(2);
    const second = await recordFile(db, slug);
    expect(second.body).toMatchObject({
      decision: { deviates: true, because: careful.because },
      supersedes: { number: 1, hash: canonicalHash(first.header) },
    });
    expect(second.header.previous).toBe(canonicalHash(first.header));
    expect(second.chain).toEqual([{ header: first.header, signature: first.signature }]);
    expect(await recordFile(db, slug, 1)).toEqual(first);
    const { records, state } = await studyRecords(db, slug, ada.id);
    expect(records.map(({ number, supersededBy }) => [number, supersededBy])).toEqual([
      [2, null],
      [1, 2],
    ]);
    expect(state).toBe('decided');
    const events = (await studyEvents(db, slug, 1)).events.filter(({ actor }) => actor === ada.email);
    expect(events.slice(0, 3).map(({ kind, actor }) => [kind, actor])).toEqual([
      ['decision-signed', ada.email],
      ['decision-signed', ada.email],
      ['state', ada.email],
    ]);
  });

  it('says which field is wrong, and departs from the verdict only with reasons', async () => {
    const slug = await closedStudy(db);
    const by = await signer(db, 'Ada');
    for (const [given, path] of [
      [{ ...SHIP, comment: ' ' }, 'comment'],
      [{ ...SHIP, outcome: 'maybe' }, 'outcome'],
      [{ ...SHIP, outcome: 'hold' }, 'because'],
    ] as const) {
      const error = await refused(decideStudy(db, slug, given, { by, review: false }));
      expect(error).toMatchObject({ code: 'invalid_input', problems: [{ path }] });
    }
    const other = await refused(decideStudy(db, slug, { ...SHIP, candidate: 'x' }, { by, review: false }));
    expect(other).toMatchObject({ code: 'not_found', reason: 'decision-no-candidate' });
    expect((await requireStudy(db, slug)).state).toBe('closed');
  });

  it('is never bolder than a verdict by which a limit is broken', async () => {
    const slug = await closedStudy(db, { loss: 2 });
    const by = await signer(db, 'Ada');
    const [{ decision, possible, beyondLimit }] = (await studyRecords(db, slug, by.id)).candidates as [
      Awaited<ReturnType<typeof studyRecords>>['candidates'][number],
    ];
    expect({ decision, possible, beyondLimit }).toEqual({
      decision: 'do-not-ship',
      possible: ['do-not-ship'],
      beyondLimit: true,
    });
    for (const outcome of ['ship', 'ship-with-caution', 'hold']) {
      const given = { ...SHIP, outcome, because: 'We want to.' };
      const error = await refused(decideStudy(db, slug, given, { by, review: false }));
      expect(error).toMatchObject({ code: 'conflict', reason: 'decision-beyond-limit' });
    }
    expect(await decideStudy(db, slug, { ...SHIP, outcome: 'do-not-ship' }, { by, review: false })).toBe(1);
  });

  it('waits for a second person where the installation asks for one', async () => {
    const slug = await closedStudy(db);
    const ada = await signer(db, 'Ada');
    const bob = await signer(db, 'Bob');
    const propose = () => decideStudy(db, slug, SHIP, { by: ada, review: true });
    expect(await propose()).toBeNull();
    expect((await requireStudy(db, slug)).state).toBe('closed');
    expect(await refused(propose())).toMatchObject({ reason: 'decision-waits' });
    const { waiting } = await studyRecords(db, slug, bob.id);
    expect(waiting).toMatchObject({ candidate: 'tiny', outcome: 'ship', own: false, by: { name: 'Ada' } });
    const given = { comment: 'I have read it.', seen: waiting!.at };
    const own = await refused(reviewDecision(db, slug, given, { by: ada }));
    expect(own).toMatchObject({ reason: 'decision-own-review' });
    const another = { ...given, seen: new Date(0).toISOString() };
    const gone = await refused(reviewDecision(db, slug, another, { by: bob }));
    expect(gone).toMatchObject({ reason: 'decision-gone' });

    await refuseDecision(db, slug, given, { by: bob });
    expect((await studyRecords(db, slug, bob.id)).waiting).toBeNull();
    await propose();
    const { at: seen } = (await studyRecords(db, slug, bob.id)).waiting!;
    expect(await reviewDecision(db, slug, { ...given, seen }, { by: bob })).toBe(1);
    expect((await recordFile(db, slug)).body).toMatchObject({
      signedBy: { name: 'Ada', at: seen },
      reviewedBy: { name: 'Bob', comment: given.comment },
    });
    expect((await requireStudy(db, slug)).state).toBe('decided');
    const { events } = await studyEvents(db, slug, 1);
    expect(events.slice(0, 5).map(({ kind }) => kind)).toEqual([
      'decision-signed',
      'state',
      'decision-proposed',
      'decision-refused',
      'decision-proposed',
    ]);
  });

  it('is for closed studies that rule 2 judges', async () => {
    const by = await signer(db, 'Ada');
    const { study } = await openSample(db, { rule: 2 });
    const error = await refused(decideStudy(db, study.slug, SHIP, { by, review: false }));
    expect(error).toMatchObject({ code: 'conflict', reason: 'decision-too-early' });
    expect((await studyRecords(db, study.slug, by.id)).candidates).toEqual([]);
    expect(await refused(recordFile(db, study.slug))).toMatchObject({ reason: 'no-record-of-study' });
  });
});
