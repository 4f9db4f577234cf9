/** A row about the text that a system wrote for an item; `sharedTextId` is equal for systems that share it. */
interface TextRow {
  readonly item: string;
  readonly system: string;
  readonly sharedTextId: string;
}

/** Items on which two systems' texts were judged as two. */
export function textsApart(rows: readonly TextRow[], first: string, second: string): string[] {
  const idsOf = (system: string) =>
    new Map(rows.flatMap((row) => (row.system === system ? [[row.item, row.sharedTextId] as const] : [])));
  const [one, other] = [idsOf(first), idsOf(second)];
  return [...one].flatMap(([item, id]) => ((other.get(item) ?? id) === id ? [] : [item]));
}
