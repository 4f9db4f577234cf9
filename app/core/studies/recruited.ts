/** How the platform that recruited a rater calls them, its study, and their taking part in it; null where not told. */
export interface Recruited {
  readonly participant: string | null;
  readonly study: string | null;
  readonly session: string | null;
}

/** Names of each in the address that a platform sends people to: Prolific's, Mechanical Turk's, and plain ones. */
const NAMES: Readonly<Record<keyof Recruited, readonly string[]>> = {
  participant: ['PROLIFIC_PID', 'workerId', 'participant'],
  study: ['STUDY_ID', 'hitId', 'study'],
  session: ['SESSION_ID', 'assignmentId', 'session'],
};

/** More no platform's ids have. */
const MOST = 200;
/**
 * What stands for an id where there is none: Mechanical Turk's for who only looks at a task, and a placeholder that the
 * platform should have filled in. Taken for an id, it would make one person of everybody.
 */
const NONE = /^(ASSIGNMENT_ID_NOT_AVAILABLE|\{\{.*\}\}|\$\{.*\})$/;
/** A platform draws its ids of taking part at random, and at least as long; a count or a name is shorter. */
const LEAST_DRAWN = 20;

/**
 * What the address of a rater's link tells of whoever recruited them; null where it tells nothing.
 *
 * @param search of the address; ids that are too long or have control characters are left out
 */
export function recruitedBy(search: URLSearchParams): Recruited | null {
  const one = (field: keyof Recruited) => {
    for (const name of NAMES[field]) {
      const value = search.get(name)?.trim() ?? '';
      if (value !== '' && value.length <= MOST && !/\p{Cc}/u.test(value) && !NONE.test(value)) return value;
    }
    return null;
  };
  const told = { participant: one('participant'), study: one('study'), session: one('session') };
  return Object.values(told).every((value) => value === null) ? null : told;
}

/**
 * Whether somebody who comes again, from another browser, shows to be the same: besides the participant's id, which many
 * know, the one that the platform drew for this one taking part, which it tells them and whoever recruits alone.
 */
export function isSamePart(known: Recruited, come: Recruited): boolean {
  return (
    known.participant !== null &&
    known.participant === come.participant &&
    known.session !== null &&
    known.session === come.session &&
    known.session.length >= LEAST_DRAWN
  );
}

/** The same for an address of ours, with its question mark; empty where there is nothing to tell. */
export function recruitedSearch(recruited: Recruited | null): string {
  const told = Object.entries(recruited ?? {}).flatMap(([name, value]: [string, string | null]) =>
    value === null ? [] : [[name, value]],
  );
  return told.length === 0 ? '' : `?${new URLSearchParams(told).toString()}`;
}
