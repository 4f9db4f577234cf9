import { AppError, isAppError } from '#app/core/shared/errors.ts';
import { MOST_ATTEMPTS } from '#app/core/webhooks/webhooks.ts';
import type { Database } from '#db/database.ts';
import { findStudyById } from '#db/queries/studies.ts';
import { findDelivery, keepBody, noteAttempt, type DeliveryToSend } from '#db/queries/webhooks.ts';
import { analyseStudy } from '../analysis/analyseStudy.ts';
import { post, type PostAnswer } from './post.ts';
import { signedHeaders } from './sign.ts';

export interface Delivering {
  /** Whether addresses of private networks are allowed. */
  readonly privately: boolean;
  readonly signal: AbortSignal;
  readonly now?: () => Date;
}

/**
 * Sends a message once and notes how that went. One that is delivered, whose webhook has ended or whose study is gone is
 * let be.
 *
 * @throws AppError `unavailable` where it is to be tried again: after ten attempts it isn't
 */
export async function deliver(
  db: Database,
  id: number,
  { privately, signal, now = () => new Date() }: Delivering,
): Promise<void> {
  const delivery = await findDelivery(db, id);
  if (delivery === undefined || delivery.state !== 'waiting' || delivery.ended) return;
  const body = delivery.body ?? (await bodyOf(db, delivery));
  if (delivery.body === null) await keepBody(db, id, body);
  const { message, secret, url, attempts } = delivery;
  const at = now();
  const headers = {
    'Content-Type': 'application/json',
    'User-Agent': 'Evenhand',
    ...signedHeaders({ message, secret, body }, at),
  };
  let answer: PostAnswer | null = null;
  let error: AppError | null = null;
  try {
    answer = await post(url, body, headers, { privately, signal });
    if (answer.status < 200 || answer.status > 299) {
      error = new AppError('webhook-refused', { status: answer.status });
    }
  } catch (thrown) {
    if (!isAppError(thrown)) throw thrown;
    error = thrown;
  }
  // An address that is none to be asked stays one, and who says that they are gone is believed.
  const final = error !== null && (error.code === 'forbidden' || answer?.status === 410);
  const state = error === null ? 'delivered' : final || attempts + 1 >= MOST_ATTEMPTS ? 'failed' : 'waiting';
  await noteAttempt(db, id, {
    at,
    state,
    status: answer?.status ?? null,
    error: error === null ? null : { reason: error.reason, params: error.params },
    answer: answer?.answer ?? null,
  });
  if (error !== null && state === 'waiting') {
    throw error.code === 'unavailable' ? error : new AppError('webhook-refused', { status: answer!.status });
  }
}

/** What is sent: what happened, when, to which study, and of a verdict the decisions; no figures and no names. */
async function bodyOf(db: Database, { event, at, detail, study_id, slug }: DeliveryToSend): Promise<string> {
  const study = (await findStudyById(db, study_id))!;
  const verdict =
    event === 'study.verdict' && study.pilot_of === null ? { verdict: await verdictOf(db, slug) } : {};
  return JSON.stringify({
    type: event,
    timestamp: at.toISOString(),
    data: {
      study: slug,
      name: study.name,
      pilot: study.pilot_of !== null,
      ...detail,
      ...verdict,
    },
  });
}

async function verdictOf(db: Database, slug: string) {
  const { verdict, explanations } = await analyseStudy(db, slug);
  return verdict.candidates.map(({ system, decision }, index) => ({
    system,
    decision,
    sentence: explanations[index]?.sentence ?? null,
  }));
}
