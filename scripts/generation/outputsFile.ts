import { existsSync, readFileSync } from 'node:fs';
import { appendFile, open, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { AppError } from '#app/core/shared/errors.ts';

/** A line of an outputs file. */
export interface OutputLine {
  readonly item: string | number;
  readonly output: string;
  readonly tokens: readonly number[];
  readonly finishReason: string;
  readonly latencyMs: number;
  /** How many tokens of the prompt were cut off, where any were. */
  readonly truncatedTokens?: number;
  /** How often two choices were so close that rounding could have turned them, where it was at all. */
  readonly nearTies?: number;
}

/** Stands in the place of an item that could not be answered; it is tried again by the next run. */
export interface ErrorLine {
  readonly item: string | number;
  readonly error: string;
}

/** What an outputs file was made from; two that are equal make the same outputs. */
export interface Provenance {
  /** Fingerprint of the model folder. */
  readonly model: string;
  /** SHA-256 of the items as read. */
  readonly items: string;
  /** Settings as given, keys in order. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Outputs on disk: one line each, added as they are finished, in the order of the items once all are there. */
export interface OutputsFile {
  /** Items whose output is in the file. */
  readonly done: ReadonlySet<string>;
  add(line: OutputLine | ErrorLine): Promise<void>;
  /** Puts the lines into the order of these items. */
  finish(order: readonly string[]): Promise<void>;
}

/**
 * Opens an outputs file to go on with it, or to begin it. What made it is written beside it, to `<file>.meta.json`;
 * neither file is written before the first output is there.
 * @param overwrite begin anew whatever is there
 * @throws AppError `conflict` when the file was made from something else, or is damaged in its middle
 */
export async function openOutputsFile(
  file: string,
  provenance: Provenance,
  overwrite: boolean,
): Promise<OutputsFile> {
  const sidecar = `${file}.meta.json`;
  const done = new Set<string>();
  let begun = false;
  if (existsSync(file) && !overwrite) {
    checkProvenance(file, sidecar, provenance);
    for (const line of await readFinished(file)) if (!('error' in line)) done.add(String(line.item));
    begun = true;
  }
  return {
    done,
    async add(line) {
      try {
        if (!begun) {
          await rm(file, { force: true });
          await writeFile(sidecar, `${JSON.stringify(provenance, null, 2)}\n`);
          begun = true;
        }
        await appendFile(file, `${JSON.stringify(line)}\n`);
      } catch (cause) {
        throw cannotWrite(file, cause);
      }
      if (!('error' in line)) done.add(String(line.item));
    },
    async finish(order) {
      const lines = new Map((await readFinished(file)).map((line) => [String(line.item), line]));
      const sorted = order.map((item) => `${JSON.stringify(lines.get(item))}\n`).join('');
      if (sorted === (await readFile(file, 'utf8'))) return;
      // Beside it and renamed, so that a kill leaves one or the other, whole.
      try {
        const handle = await open(`${file}.sorted`, 'w');
        await handle.writeFile(sorted);
        await handle.sync();
        await handle.close();
        await rename(`${file}.sorted`, file);
      } catch (cause) {
        throw cannotWrite(file, cause);
      }
    },
  };
}

function checkProvenance(file: string, sidecar: string, wanted: Provenance): void {
  let made: Partial<Provenance>;
  try {
    made = JSON.parse(readFileSync(sidecar, 'utf8')) as Partial<Provenance>;
  } catch (cause) {
    throw new AppError('origin-unknown', { file, sidecar }, { cause });
  }
  const parts = (['model', 'items', 'settings'] as const).filter(
    (part) => JSON.stringify(made[part]) !== JSON.stringify(wanted[part]),
  );
  if (parts.length > 0) throw new AppError('made-otherwise', { file, parts });
}

/** The whole lines of the file; a last one that was cut off by a kill is taken out of it. */
async function readFinished(file: string): Promise<(OutputLine | ErrorLine)[]> {
  const bytes = await readFile(file);
  const end = bytes.lastIndexOf('\n') + 1;
  if (end < bytes.length) await truncate(file, end);
  return bytes
    .subarray(0, end)
    .toString('utf8')
    .split('\n')
    .slice(0, -1)
    .map((line, index) => {
      try {
        return JSON.parse(line) as OutputLine | ErrorLine;
      } catch (cause) {
        throw new AppError('damaged-line', { line: index + 1, file }, { cause });
      }
    });
}

function cannotWrite(file: string, cause: unknown): AppError {
  const { code, message } = cause as NodeJS.ErrnoException;
  const why = code === 'ENOSPC' ? 'the disk is full' : message;
  return new AppError('outputs-unwritable', { file, said: why }, { cause });
}
