import { beforeEach, expect, it } from 'vitest';
import { deactivateAccount, changeRole } from '#app/auth/people.server.ts';
import { mayChangeStudy } from '#app/auth/studyRights.server.ts';
import type { Role } from '#app/core/people/roles.ts';
import { createPilot } from '#app/services/pilots/createPilot.ts';
import { repeatStudy } from '#app/services/repeats/repeatStudy.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { deleteStudy } from '#app/services/studies/deleteStudy.ts';
import { noteDownload } from '#app/services/studies/noteDownload.ts';
import { addLead, removeLead, studyLeads } from '#app/services/studies/studyLeads.ts';
import type { Database } from '#db/database.ts';
import { insertAccount } from '#db/queries/accounts.ts';
import { listEvents } from '#db/queries/events.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { configurationOf, itemsOf, writeOutputs } from './sampleStudy.ts';

const DOING = { actor: 'owner@example.org' };

describeOnEachDatabase('the leads of a study', (open) => {
  let db: Database;
  let people: Record<'owner' | 'ada' | 'bob' | 'ann', { id: number; role: Role }>;
  beforeEach(async () => {
    db = await open();
    const account = async (name: string, role: Role) => {
      const row = { email: `${name}@example.org`, name, role, password_hash: 'x' };
      return { id: (await insertAccount(db, row)).id, role };
    };
    people = {
      owner: await account('owner', 'owner'),
      ada: await account('ada', 'lead'),
      bob: await account('bob', 'lead'),
      ann: await account('ann', 'analyst'),
    };
  });
  const create = (createdBy?: number) =>
    createStudy(db, {
      configuration: configurationOf(),
      items: itemsOf(6),
      ...(createdBy !== undefined && { createdBy }),
    });
  const names = async (slug: string) => {
    const { leads, others } = (await studyLeads(db, slug))!;
    return { leads: leads.map(({ name }) => name), others: others.map(({ name }) => name) };
  };
  const changers = async (slug: string) => {
    const found: string[] = [];
    for (const [name, person] of Object.entries(people)) {
      if (await mayChangeStudy(db, person, slug)) found.push(name);
    }
    return found;
  };

  it('are who created it, and whom they add', async () => {
    const { slug, id } = await create(people.ada.id);
    expect(await names(slug)).toEqual({ leads: ['ada'], others: ['bob', 'owner'] });
    expect(await changers(slug)).toEqual(['owner', 'ada']);
    await addLead(db, slug, people.bob.id, DOING);
    await addLead(db, slug, people.bob.id, DOING);
    expect(await changers(slug)).toEqual(['owner', 'ada', 'bob']);
    await removeLead(db, slug, people.ada.id, DOING);
    expect(await names(slug)).toEqual({ leads: ['bob'], others: ['ada', 'owner'] });
    expect(await changers(slug)).toEqual(['owner', 'bob']);
    const events = (await listEvents(db, id)).map(({ kind, actor, detail }) => [kind, actor, detail?.lead]);
    expect(events).toEqual([
      ['study-created', 'system', undefined],
      ['lead-added', 'owner@example.org', 'bob@example.org'],
      ['lead-removed', 'owner@example.org', 'ada@example.org'],
    ]);
  });

  it('are nobody where the command line created it, until an owner adds one', async () => {
    const { slug } = await create();
    expect(await names(slug)).toEqual({ leads: [], others: ['ada', 'bob', 'owner'] });
    expect(await changers(slug)).toEqual(['owner']);
    await addLead(db, slug, people.ada.id, DOING);
    expect(await changers(slug)).toEqual(['owner', 'ada']);
  });

  it('never end: the last stays, also when two remove each other at once', async () => {
    const { slug } = await create(people.ada.id);
    await expect(removeLead(db, slug, people.ada.id)).rejects.toMatchObject({
      reason: 'last-lead',
      params: { email: 'ada@example.org' },
    });
    await addLead(db, slug, people.bob.id);
    const results = await Promise.allSettled([
      removeLead(db, slug, people.ada.id),
      removeLead(db, slug, people.bob.id),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await names(slug)).leads).toHaveLength(1);
    await expect(removeLead(db, slug, people.ann.id)).rejects.toMatchObject({ reason: 'no-such-lead' });
  });

  it('are no analysts and nobody who is deactivated', async () => {
    const { slug } = await create(people.ada.id);
    await expect(addLead(db, slug, people.ann.id)).rejects.toMatchObject({ reason: 'cannot-lead' });
    await expect(addLead(db, slug, 4711)).rejects.toMatchObject({ reason: 'no-such-account' });
    await deactivateAccount(db, people.bob.id);
    await expect(addLead(db, slug, people.bob.id)).rejects.toMatchObject({ reason: 'cannot-lead' });
    await changeRole(db, people.ada.id, 'analyst');
    expect((await studyLeads(db, slug))!.leads).toMatchObject([{ name: 'ada', idle: true }]);
    expect(await mayChangeStudy(db, { ...people.ada, role: 'analyst' }, slug)).toBe(false);
    // Who can do nothing any more may go once somebody else leads it.
    await expect(removeLead(db, slug, people.ada.id)).rejects.toMatchObject({ reason: 'last-lead' });
    await addLead(db, slug, people.owner.id);
    await removeLead(db, slug, people.ada.id);
    expect(await names(slug)).toMatchObject({ leads: ['owner'] });
  });

  it('lead its pilots as well; whoever repeats it leads the repetition', async () => {
    const { slug, id } = await create(people.ada.id);
    await writeOutputs(db, id);
    const pilot = await createPilot(db, slug, { items: 2, raters: 1, createdBy: people.owner.id });
    expect(await studyLeads(db, pilot.slug)).toBeNull();
    expect(await changers(pilot.slug)).toEqual(['owner', 'ada']);
    await expect(addLead(db, pilot.slug, people.bob.id)).rejects.toMatchObject({ reason: 'pilot-leads' });
    await addLead(db, slug, people.bob.id);
    expect(await changers(pilot.slug)).toEqual(['owner', 'ada', 'bob']);
    const candidates = [{ name: 'another', provider: { kind: 'import' } }];
    const again = await repeatStudy(db, slug, { candidates, createdBy: people.bob.id });
    expect(await changers(again.slug)).toEqual(['owner', 'bob']);
  });

  it('go with the study that is deleted', async () => {
    const { slug } = await create(people.ada.id);
    await deleteStudy(db, slug);
    expect(await db.selectFrom('study_leads').selectAll().execute()).toEqual([]);
    expect(await mayChangeStudy(db, people.owner, slug)).toBe(false);
  });

  it('and others are named once for several clicks on the same file', async () => {
    const { id } = await create();
    const at = (seconds: number, actor = 'ada@example.org') => ({
      now: new Date(Date.UTC(2026, 2, 1) + seconds * 1000),
      actor,
    });
    await noteDownload(db, id, ['ratings.csv'], at(0));
    await noteDownload(db, id, ['ratings.csv'], at(10));
    await noteDownload(db, id, ['items.csv'], at(20));
    await noteDownload(db, id, ['ratings.csv'], at(30, 'ada@example.org · nightly'));
    await noteDownload(db, id, ['ratings.csv'], at(61));
    const events = (await listEvents(db, id)).filter(({ kind }) => kind === 'downloaded');
    expect(events.map(({ actor, detail }) => `${actor}: ${String(detail?.files)}`)).toEqual([
      'ada@example.org: ratings.csv',
      'ada@example.org: items.csv',
      'ada@example.org · nightly: ratings.csv',
      'ada@example.org: ratings.csv',
    ]);
  });
});
