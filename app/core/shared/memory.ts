/**
 * Remembers answers for each of some owners, and forgets them with the owner. Of one owner's the answer that was asked
 * for longest ago goes first; one that fails is forgotten, so that it is asked again.
 *
 * @param most answers of an owner
 * @returns asks once for each key; who asks meanwhile gets the same answer
 */
export function createMemory(
  most: number,
): <T>(owner: object, key: string, ask: () => Promise<T>) => Promise<T> {
  const owners = new WeakMap<object, Map<string, Promise<unknown>>>();
  return <T>(owner: object, key: string, ask: () => Promise<T>) => {
    const known = owners.get(owner) ?? new Map<string, Promise<unknown>>();
    owners.set(owner, known);
    const answer = (known.get(key) as Promise<T> | undefined) ?? ask();
    known.delete(key);
    known.set(key, answer);
    answer.catch(() => {
      if (known.get(key) === answer) known.delete(key);
    });
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    return answer;
  };
}
