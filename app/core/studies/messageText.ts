/** What stands for a placeholder of a message, by its name: `{name}`, `{link}` … Empty where there is nothing. */
export type MessageValues = Readonly<Record<string, string>>;

/**
 * A message with its placeholders filled in. A line with a placeholder for which there is nothing is left out: who
 * names no day isn't made to write “until .”. What is no placeholder stays as it is.
 *
 * @param template with placeholders in braces: "Hello {name},"
 */
export function messageText(template: string, values: MessageValues): string {
  return template
    .split(/\r?\n/)
    .filter((line) => !placeholdersOf(line).some((name) => values[name] === ''))
    .map((line) => line.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function placeholdersOf(line: string): string[] {
  return [...line.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
}
