import { OPERATIONS } from '#app/core/api/operations.ts';
import { mayChangeStudy } from '#app/auth/studyRights.server.ts';
import { AppError, problem } from '#app/core/shared/errors.ts';
import { applyStudy } from '#app/services/setup/applyStudy.ts';
import { readSentStudy } from '#app/services/setup/sentStudy.ts';
import { setupOf, setupVersion } from '#app/services/setup/studySetup.ts';
import { writeStudyFile } from '#app/services/setup/writeStudyFile.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { slugOf } from '../lead/lead.server.ts';
import { answers, WithHeaders } from './api.server.ts';

/** The set-up of a study as its file, to be read and applied. */
export const readSetup = answers(OPERATIONS.readSetup, async ({ context: { db, config }, params }) => {
  const study = await requireStudy(db, slugOf({ params }));
  const setup = await setupOf(db, study);
  const schema = `${config.origin}/study.schema.json`;
  const file = writeStudyFile(setup, { format: 'json', slug: study.slug, schema });
  return new WithHeaders(file, { ETag: `"${setupVersion(setup)}"` });
});

export const applySetup = answers(
  OPERATIONS.applySetup,
  async ({ context, params, query, body, headers, account, doing }) => {
    const { db, config } = context;
    const slug = slugOf({ params });
    const expected = expectedOf(headers);
    // Whoever comes here and may not change it finds none.
    const isThere = await mayChangeStudy(db, account, slug);
    if (expected !== undefined && (expected !== null) !== isThere) {
      throw new AppError('set-up-precondition', { slug });
    }
    const access = config.models;
    const sent = await readSentStudy(body, access);
    if (sent.slug !== undefined && sent.slug !== slug) {
      const first = problem('slug', 'another-study', { slug });
      throw new AppError('body-unlike-asked', { first }, { problems: [first] });
    }
    const wish = { ...sent, slug, access, createdBy: account.id, ...query };
    // One that somebody else creates just now is none of theirs to change.
    const seen = isThere ? expected : null;
    const asked = { ...wish, ...(seen !== undefined && { expected: seen }) };
    const applied = await applyStudy(db, asked, doing).catch((error: unknown) => {
      throw isChangedMeanwhile(error) ? new AppError('set-up-precondition', { slug }) : error;
    });
    const { outcome, state, version, differences, lost } = applied;
    return new WithHeaders(
      {
        ...{ slug, outcome, state, version },
        differences: { settings: [...differences.settings], items: copied(differences.items) },
        lost: { ...lost, outputs: [...lost.outputs], controls: [...lost.controls] },
      },
      state === null ? {} : { ETag: `"${version}"` },
      outcome === 'created' && state !== null ? 201 : 200,
    );
  },
);

/** The version that was seen; null where none may be there; undefined where it doesn't matter. */
function expectedOf(headers: Headers): string | null | undefined {
  if (headers.get('if-none-match')?.trim() === '*') return null;
  return headers
    .get('if-match')
    ?.trim()
    .replace(/^(W\/)?"(.*)"$/, '$2');
}

function isChangedMeanwhile(error: unknown): boolean {
  return error instanceof AppError && error.reason === 'set-up-changed-meanwhile';
}

function copied({
  added,
  removed,
  changed,
  reordered,
}: {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  readonly reordered: boolean;
}) {
  return { added: [...added], removed: [...removed], changed: [...changed], reordered };
}
