import { randomBytes } from 'node:crypto';
import { AppError, problem } from '#app/core/shared/errors.ts';
import { DEFAULT_LIMITS } from '#app/core/studies/linkLimits.ts';
import { isCompletion, MOST_COMPLETION } from '#app/core/studies/completion.ts';
import { isFrozen } from '#app/core/studies/lifecycle.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { ensureRaterGroup, insertInvitation } from '#db/queries/invitations.ts';
import type { Row } from '#db/schema.ts';
import { SYSTEM, type Doing } from './actor.ts';
import { checkedLimit } from './linkLimit.ts';
import { requireLocked } from './requireStudy.ts';

export interface NewInvitation {
  slug: string;
  /** What the link is for; seen by leads only. */
  label: string;
  /** The group of the raters who come by the link; made where the study doesn't have it. */
  group?: string;
  /** Whether those who come by it are simulated raters, and are shown as such. */
  simulated?: boolean;
  expiresAt?: Date;
  /** How many may join by it; absent = `DEFAULT_LIMITS`. Simulated raters all come from one machine: no limit. */
  mostRaters?: number;
  mostPerAddress?: number;
  /** A code or return address for raters who are done, and for those who are screened out: see `isCompletion`. */
  completion?: string;
  screenedOut?: string;
}

/** Random bytes of a link's secret part: 192 bits, beyond guessing. */
const TOKEN_BYTES = 24;

/**
 * Makes a rater's link; its address is `/r/<token>`. Anyone who has it can join.
 *
 * @throws AppError `not_found`; `invalid_input` for an empty or long label or group and for a limit that is none; `conflict` where the study
 *   is over; `invalid_input` for a completion that is neither a code nor an address
 */
export async function createInvitation(
  db: Database,
  input: NewInvitation,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<Row<'invitations'>> {
  const label = clean(input.label, 'label');
  const group = input.group === undefined ? undefined : clean(input.group, 'group');
  const limits = limitsOf(input);
  const completion = {
    completion: completionText(input.completion, 'completion'),
    screened_out: completionText(input.screenedOut, 'screenedOut'),
  };
  return await db.transaction().execute(async (trx) => {
    const study = await requireLocked(trx, input.slug);
    if (isFrozen(study.state) && study.state !== 'open' && study.state !== 'paused') {
      throw new AppError('takes-no-raters', { slug: study.slug, state: study.state });
    }
    const detail = { label, group: group ?? null, expiresAt: input.expiresAt?.toISOString() ?? null };
    await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'link-created', detail });
    return await insertInvitation(trx, {
      study_id: study.id,
      token: randomBytes(TOKEN_BYTES).toString('base64url'),
      group_id: group === undefined ? null : await ensureRaterGroup(trx, study.id, group),
      label,
      simulated: input.simulated ?? false,
      expires_at: input.expiresAt ?? null,
      ...limits,
      ...completion,
      revoked_at: null,
    });
  });
}

function completionText(text: string | undefined, field: 'completion' | 'screenedOut'): string | null {
  if (text === undefined) return null;
  if (isCompletion(text.trim())) return text.trim();
  const params = { most: MOST_COMPLETION };
  throw new AppError('link-completion', params, { problems: [problem(field, 'no-completion', params)] });
}

/** The limits as they are stored: null where anybody may come. */
function limitsOf({ simulated = false, mostRaters, mostPerAddress }: NewInvitation) {
  if (simulated) return { most_raters: null, most_per_address: null };
  return {
    most_raters: checkedLimit(mostRaters ?? DEFAULT_LIMITS.mostRaters, 'mostRaters'),
    most_per_address: checkedLimit(mostPerAddress ?? DEFAULT_LIMITS.mostPerAddress, 'mostPerAddress'),
  };
}

function clean(text: string, field: 'label' | 'group'): string {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 80 || /\p{Cc}/u.test(trimmed)) {
    throw new AppError(
      field === 'label' ? 'link-label-length' : 'link-group-length',
      {},
      {
        problems: [problem(field, 'write-characters', { most: 80 })],
      },
    );
  }
  return trimmed;
}
