/** The name of the file that says what an export is. */
export const MANIFEST_FILE = 'export.json';

/** The form of exports. It goes up where a reader of the form before would take something for what it isn't. */
export const EXPORT_FORM = 1;

/** What an export is, and what is in it: `export.json`, the last of its files. */
export interface ExportManifest {
  readonly format: 'evenhand-export';
  readonly form: number;
  readonly program: { readonly version: string };
  readonly study: {
    readonly slug: string;
    readonly state: string;
    /** ISO 8601 in UTC. */
    readonly openedAt: string | null;
    readonly closedAt: string | null;
    /** When each batch of items was opened; see `core/studies/batches.ts`. */
    readonly batches: readonly { readonly batch: number; readonly openedAt: string | null }[];
  };
  /** Every other file by its name: the rows of a table, without its header, and the SHA-256 of its bytes, hex. */
  readonly files: Readonly<Record<string, { readonly rows: number; readonly sha256: string }>>;
}
