/** A row about the text that a system wrote for an item; `sharedTextId` is equal for systems that share it. */
interface TextRow {
  readonly item: string;
  readonly system: string;
  readonly sharedTextId: string;
}

/** Items on which two systems' texts were judged as two. */
export function textsApart(rows: readonly TextRow[], first: string, second: string): string[] {
  const [one, other] = [new Map<string, string>(), new Map<string, string>()];
  for (const { item, system, sharedTextId } of rows) {
    if (system === first) one.set(item, sharedTextId);
    else if (system === second) other.set(item, sharedTextId);
  }
  return [...one].flatMap(([item, id]) => ((other.get(item) ?? id) === id ? [] : [item]));
}
