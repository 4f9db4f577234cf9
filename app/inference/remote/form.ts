import type { RequestFailure } from './failure.ts';

/** How a server is asked, where servers differ in what they take for the same. */
export interface RequestForm {
  /** Whether log-probabilities of the tokens written are asked for. */
  readonly logProbabilities: boolean;
  /** What the chat interface calls the most tokens to write. */
  readonly limit: 'max_tokens' | 'max_completion_tokens';
}

export const FIRST_FORM: RequestForm = { logProbabilities: true, limit: 'max_tokens' };

/**
 * What to ask a server otherwise that refused a request in a form, because it doesn't know a part of it that another
 * form says otherwise or leaves out; undefined where its refusal is about something else.
 */
export function changeOfForm(
  form: RequestForm,
  { kind, message }: RequestFailure,
): Partial<RequestForm> | undefined {
  if (kind !== 'item' && kind !== 'system') return undefined;
  if (form.limit === 'max_tokens' && message.includes('max_completion_tokens')) {
    return { limit: 'max_completion_tokens' };
  }
  return form.logProbabilities && /logprob/i.test(message) ? { logProbabilities: false } : undefined;
}
