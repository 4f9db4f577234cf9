const BASE_MS = 500;
const LONGEST_BACKOFF_MS = 30_000;

/**
 * Exponential backoff with full jitter: anything up to 0.5 s, 1 s, 2 s … 30 s, so that requests that failed
 * together don't come back together (Brooker, "Exponential Backoff And Jitter", 2015).
 * @param failures how many tries have failed, ≥ 1
 * @param random in [0, 1)
 */
export function backoffMs(failures: number, random: number): number {
  return random * Math.min(LONGEST_BACKOFF_MS, BASE_MS * 2 ** (failures - 1));
}

/**
 * How long a server asks to wait, in milliseconds ≥ 0; undefined where it does not say. `Retry-After` (seconds or
 * a date) and `retry-after-ms` come first; else the latest reset of a limit that is used up.
 * @param now milliseconds since 1970
 * @param refused whether the answer was 429: then a reset counts even where no `remaining` says 0
 */
export function askedWaitMs(headers: Headers, now: number, refused: boolean): number | undefined {
  const milliseconds = number(headers.get('retry-after-ms'));
  if (milliseconds !== undefined) return milliseconds;
  const after = headers.get('retry-after');
  if (after !== null) {
    const seconds = number(after);
    if (seconds !== undefined) return seconds * 1000;
    const date = Date.parse(after);
    if (!Number.isNaN(date)) return Math.max(0, date - now);
  }
  const waits = LIMITS.flatMap((limit) => {
    const remaining = number(headers.get(`x-ratelimit-remaining${limit}`));
    if (remaining !== 0 && !(refused && remaining === undefined)) return [];
    return durationMs(headers.get(`x-ratelimit-reset${limit}`), now) ?? [];
  });
  return waits.length === 0 ? undefined : Math.max(...waits);
}

/** What servers count apart, as the ends of their headers' names. */
const LIMITS = ['', '-requests', '-tokens'];

/** Seconds above this are a time since 1970, not a duration. */
const EPOCH_SECONDS = 1e9;

/** Milliseconds of `6m0s`, `1.5s`, `20ms`, a number of seconds, or a time in seconds since 1970. */
function durationMs(text: string | null, now: number): number | undefined {
  const seconds = number(text);
  if (seconds !== undefined)
    return Math.max(0, seconds > EPOCH_SECONDS ? seconds * 1000 - now : seconds * 1000);
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?$/.exec(
    text?.trim() ?? '',
  );
  if (match === null || match[0] === '') return undefined;
  const [hours = 0, minutes = 0, whole = 0, rest = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return ((hours * 60 + minutes) * 60 + whole) * 1000 + rest;
}

function number(text: string | null): number | undefined {
  return text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
