import { SETTING_NAMES, type RequestSettings } from './settings.ts';

/** The words by which a server says that it takes something from nobody, not from this request alone. */
const NOT_TAKEN =
  /un(?:supported|known|recogni[sz]ed)|not (?:supported|permitted|allowed|recogni[sz]ed)|does not support/i;

/**
 * The setting that a server refuses whatever it is asked, under the name that a lead knows; undefined where the refusal
 * is about something else, such as a prompt that leaves too little room for `max_tokens`.
 *
 * @param value the body of its answer
 * @param said what that says
 * @param sent the settings in the request
 */
export function refusedSetting(value: unknown, said: string, sent: RequestSettings): string | undefined {
  if (!NOT_TAKEN.test(said) && !NOT_TAKEN.test(codeIn(value))) return undefined;
  const placed = placesIn(value);
  const name = Object.keys(sent).find(
    (key) => placed.includes(key) || new RegExp(`['"\`]${key}['"\`]`).test(said),
  );
  return name && SETTING_NAMES[name];
}

/** OpenAI's `code`, and the `type` that FastAPI gives for a field that it doesn't know. */
function codeIn(value: unknown): string {
  const { error, detail } = (value ?? {}) as { error?: { code?: unknown } | null; detail?: unknown };
  const types = Array.isArray(detail) ? detail.map((each: { type?: unknown } | null) => each?.type) : [];
  const codes = [error?.code, ...types].filter((code) => typeof code === 'string');
  return codes
    .map((code) => (code === 'extra_forbidden' ? 'unknown' : code))
    .join(' ')
    .replaceAll('_', ' ');
}

/** The fields that a refusal names: OpenAI's `param`, FastAPI's `loc`. */
function placesIn(value: unknown): unknown[] {
  const { error, detail } = (value ?? {}) as { error?: { param?: unknown } | null; detail?: unknown };
  const locations = Array.isArray(detail)
    ? detail.flatMap((each: { loc?: unknown } | null) =>
        Array.isArray(each?.loc) ? (each.loc as unknown[]) : [],
      )
    : [];
  return [error?.param, ...locations];
}
