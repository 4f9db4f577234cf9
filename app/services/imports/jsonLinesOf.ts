import { problem, type Problem } from '#app/core/shared/errors.ts';

/** The lines of a text that are JSON, each with its number, and what is wrong with the others; blank ones are left out. */
export function jsonLinesOf(text: string): {
  readonly rows: { readonly line: number; readonly value: unknown }[];
  readonly problems: Problem[];
} {
  const rows: { line: number; value: unknown }[] = [];
  const problems: Problem[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue;
    const line = index + 1;
    try {
      rows.push({ line, value: JSON.parse(raw) as unknown });
    } catch (cause) {
      problems.push(problem(`line ${line}`, 'not-json', { said: (cause as Error).message }));
    }
  }
  return { rows, problems };
}
