/** What could not be kept because storage is switched off or full: at least for as long as the page is open. */
const memory = new Map<string, unknown>();

/** What this browser keeps under a name, or null. */
export function loadStored<T>(name: string): T | null {
  if (memory.has(name)) return memory.get(name) as T;
  try {
    const kept = localStorage.getItem(name);
    return kept === null ? null : (JSON.parse(kept) as T);
  } catch {
    return null; // storage is switched off, or holds something else
  }
}

/**
 * Keeps a value that JSON can hold; null takes it away.
 *
 * @returns whether it outlives the page
 */
export function keepStored(name: string, value: unknown): boolean {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
    memory.delete(name);
    return true;
  } catch {
    memory.set(name, value);
    return value === null;
  }
}
