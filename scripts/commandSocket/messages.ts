import { z } from 'zod';
import { LOCALES } from '#app/core/shared/localized.ts';

/** What is asked of a server, and what it answers: one JSON value per line. */
export const commandRequestSchema = z.object({
  /** The words after `evenhand`. */
  argv: z.array(z.string()),
  /** The folder that paths in `argv` are relative to. */
  cwd: z.string(),
  /** The language of whoever gave the command. */
  locale: z.enum(LOCALES).optional(),
});
export type CommandRequest = z.infer<typeof commandRequestSchema>;

/** A server answers with any number of texts and, at the end, the exit code. */
export type CommandAnswer = { stdout: string } | { stderr: string } | { exit: number };

/** Splits a stream of text parts into lines and hands on each one's JSON value. */
export function createLineReader(onValue: (value: unknown) => void): (part: string) => void {
  let rest = '';
  return (part) => {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onValue(JSON.parse(line));
  };
}

export function toLine(message: CommandRequest | CommandAnswer): string {
  return `${JSON.stringify(message)}\n`;
}
