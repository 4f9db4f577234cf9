import { z } from 'zod';
import { AppError, problemsIn } from '#app/core/shared/errors.ts';
import { RECORD_FORMAT, type RecordFile } from '#app/core/reports/record/record.ts';
import { readJson } from '#scripts/files/json.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const base64 = z.string().regex(/^[A-Za-z0-9+/]+=*$/);

const header = z.strictObject({
  format: z.literal(RECORD_FORMAT),
  number: z.int().min(1),
  signedAt: z.iso.datetime(),
  body: hash,
  previous: hash.nullable(),
  key: base64,
});
const link = z.strictObject({ header, signature: base64 });

/** What of a body is looked at; the hash is taken of all of it. */
const body = z.looseObject({
  candidate: z.string(),
  study: z.looseObject({ slug: z.string(), name: z.string() }),
  decision: z.looseObject({ outcome: z.string(), deviates: z.boolean() }),
  signedBy: z.looseObject({ name: z.string(), email: z.string() }),
  verdict: z.looseObject({ decision: z.string(), lines: z.array(z.looseObject({})) }),
  configuration: z.record(z.string(), z.unknown()),
  data: z.looseObject({
    tables: z.record(z.string(), z.looseObject({ columns: z.array(z.string()), rows: z.int(), hash })),
  }),
  program: z.looseObject({ version: z.string(), analysis: z.string() }),
});

const schema = z.strictObject({ ...link.shape, body, chain: z.array(link) });

/**
 * A decision record from its file.
 * @throws AppError `not-a-record`; as `readJson`
 */
export async function readRecord(cwd: string, file: string): Promise<RecordFile> {
  const parsed = schema.safeParse(await readJson(cwd, file));
  if (parsed.success) return parsed.data as unknown as RecordFile;
  const problems = problemsIn(parsed.error);
  throw new AppError('not-a-record', { file, first: problems[0]! }, { problems });
}
