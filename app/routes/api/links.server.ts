import { OPERATIONS } from '#app/core/api/operations.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { revokeInvitation } from '#app/services/studies/revokeInvitation.ts';
import { studyLinks } from '#app/services/studies/studyLinks.ts';
import { slugOf } from '../lead/lead.server.ts';
import { answers, WithHeaders } from './api.server.ts';
import { rowIn } from './row.ts';

// Links that raters join by.

/** Without their addresses: whoever reads a study is not to rate in it by that. */
export const listLinks = answers(OPERATIONS.listLinks, async ({ context: { db }, params }) => {
  const links = await studyLinks(db, await requireStudy(db, slugOf({ params })));
  return {
    data: links.map(({ token: _, expiresAt, revokedAt, ...link }) => ({
      ...link,
      expiresAt: expiresAt?.toISOString() ?? null,
      withdrawnAt: revokedAt?.toISOString() ?? null,
    })),
  };
});

export const createLink = answers(
  OPERATIONS.createLink,
  async ({ context: { db, config }, params, body: { expiresAt, ...body }, doing }) => {
    const slug = slugOf({ params });
    const until = expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt) };
    const { id, label, token } = await createInvitation(db, { slug, ...body, ...until }, doing);
    const made = { id, label, address: `${config.origin}/r/${token}` };
    return new WithHeaders(made, { Location: `/api/v1/studies/${slug}/links` });
  },
);

export const withdrawLink = answers(OPERATIONS.withdrawLink, async ({ context: { db }, params, doing }) => {
  const id = rowIn(params, 'link');
  await revokeInvitation(db, slugOf({ params }), id, doing);
  return { id };
});
