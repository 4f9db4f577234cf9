import { generationSettingsSchema } from '#app/core/studies/generationSettings.ts';

/** The variant that settings name, before the rest of them is checked; undefined where they don't. */
export function variantOf(settings: unknown): string | undefined {
  if (typeof settings !== 'object' || settings === null) return undefined;
  const { variant } = settings as { variant?: unknown };
  return generationSettingsSchema.shape.variant.safeParse(variant).data;
}
