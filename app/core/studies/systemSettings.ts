import type { z } from 'zod';
import { problem, problemAt, saidOfIssue, type Problem } from '../shared/errors.ts';
import type { ProviderKind } from './providers.ts';
import { generationSettingsSchema } from './generationSettings.ts';
import { remoteSettingsSchema } from './remoteSettings.ts';

/** The settings that a provider takes; imported outputs keep whatever they were made with. */
const SCHEMAS = {
  onnx: generationSettingsSchema,
  openai: remoteSettingsSchema,
  import: null,
} as const satisfies Record<ProviderKind, z.ZodObject | null>;

/** What is wrong with a system's decoding settings, by their names. */
export function settingsProblems(kind: ProviderKind, settings: unknown): Problem[] {
  const schema: z.ZodObject | null = SCHEMAS[kind];
  if (schema === null) return [];
  const names = Object.keys(schema.shape).join(', ');
  return (schema.safeParse(settings).error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => problem(key, 'setting-unsupported', { names }))
      : [problemAt(issue.path.join('.'), saidOfIssue(issue))],
  );
}
