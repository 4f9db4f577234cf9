import { createHash, type Hash } from 'node:crypto';
import { EXPORT_FORM, MANIFEST_FILE, type ExportManifest } from '#app/core/reports/tables/manifest.ts';
import { MAKER } from '#app/inference/provenance/maker.ts';
import type { Executor } from '#db/database.ts';
import { listBatches } from '#db/queries/batches.ts';
import type { Row } from '#db/schema.ts';

/** A file of an export as it was written. */
export interface ExportedFile {
  /** Its name as it was written. */
  readonly file: string;
  /** Of a table, without the header; 0 where it is none. */
  readonly rows: number;
}

/** Files that are being written, and what their manifest says of them once they are. */
export interface Manifested {
  /** Its name and rows, as far as it was written. */
  readonly written: readonly ExportedFile[];
  /** A file's content as it goes, counted and hashed on the way. */
  through(
    file: string,
    content: (onRow: () => void) => AsyncIterable<string | Uint8Array>,
  ): AsyncIterable<string | Uint8Array>;
  /** The manifest itself, after all others. */
  manifest(): AsyncIterable<string>;
}

/** Notes what is written of a study's export. */
export function manifested(
  db: Executor,
  study: Pick<Row<'studies'>, 'id' | 'slug' | 'state' | 'opened_at' | 'closed_at'>,
): Manifested {
  const files: { file: string; rows: number; hash: Hash }[] = [];
  const written: ExportedFile[] = [];
  return {
    written,
    async *through(file, content) {
      const entry = { file, rows: 0, hash: createHash('sha256') };
      files.push(entry);
      for await (const chunk of content(() => (entry.rows += 1))) {
        entry.hash.update(chunk);
        yield chunk;
      }
      written.push({ file, rows: entry.rows });
    },
    async *manifest() {
      const batches = await listBatches(db, study.id);
      const manifest: ExportManifest = {
        format: 'evenhand-export',
        form: EXPORT_FORM,
        program: { version: MAKER.evenhand },
        study: {
          slug: study.slug,
          state: study.state,
          openedAt: study.opened_at?.toISOString() ?? null,
          closedAt: study.closed_at?.toISOString() ?? null,
          batches: batches.map(({ number, opened_at }) => ({
            batch: number,
            openedAt: opened_at?.toISOString() ?? null,
          })),
        },
        files: Object.fromEntries(
          files.map(({ file, rows, hash }) => [file, { rows, sha256: hash.digest('hex') }]),
        ),
      };
      yield `${JSON.stringify(manifest, null, 2)}\n`;
      written.push({ file: MANIFEST_FILE, rows: 0 });
    },
  };
}
