import { z } from 'zod';

/** The file at the head of a backup that says what is in it. */
export const MANIFEST_NAME = 'evenhand-backup.json';

/** A file of the database in a backup. */
const fileSchema = z.object({
  /** Below the database's folder, with `/` between its parts. */
  path: z.string().min(1),
  /** Bytes. */
  size: z.int().min(0),
  /** SHA-256 of its bytes, hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What a backup says of itself: enough to tell whether it arrived whole, and which release can read it. */
export const manifestSchema = z.object({
  format: z.literal(1),
  /** ISO 8601. */
  madeAt: z.string(),
  /** The major version of PostgreSQL whose files these are, as PG_VERSION says. */
  postgres: z.string(),
  /** The migrations that its tables have, oldest first. */
  migrations: z.array(z.string()),
  files: z.array(fileSchema),
});
export type Manifest = z.infer<typeof manifestSchema>;
