/** A catalogue's sentence with its places filled in. */
export function filled(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{\{(\w+)[^}]*\}\}/g, (_, name: string) => String(values[name]));
}
