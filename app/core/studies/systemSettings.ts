import type { z } from 'zod';
import { problem, problemAt, saidOfIssue, type Problem } from '../shared/errors.ts';
import { generationSettingsSchema } from './generationSettings.ts';
import { remoteSettingsSchema } from './remoteSettings.ts';

/** The settings that a provider takes; imported outputs keep whatever they were made with. */
const SCHEMAS = { onnx: generationSettingsSchema, openai: remoteSettingsSchema } as const;

/** What is wrong with a system's decoding settings, by their names. */
export function settingsProblems(kind: 'onnx' | 'openai' | 'import', settings: unknown): Problem[] {
  if (kind === 'import') return [];
  const schema: z.ZodType = SCHEMAS[kind];
  const names = Object.keys(SCHEMAS[kind].shape).join(', ');
  return (schema.safeParse(settings).error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => problem(key, 'setting-unsupported', { names }))
      : [problemAt(issue.path.join('.'), saidOfIssue(issue))],
  );
}
