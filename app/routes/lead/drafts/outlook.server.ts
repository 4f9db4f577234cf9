import { z } from 'zod';
import {
  configurationOfForm,
  newStudyValues,
  valuesOfConfiguration,
} from '#app/components/study/newStudy.ts';
import { completeValues } from '#app/components/study/draft/completeValues.ts';
import type { NewStudyValues } from '#app/components/study/newStudyValues.ts';
import { studyConfigurationSchema, type StudyConfiguration } from '#app/core/studies/configuration.ts';
import type { JsonObject } from '#app/core/studies/drafts/changes.ts';
import type { FormOfStudies } from '#app/services/drafts/reviseStudy.ts';

/** A draft's values as the form holds them: what an earlier release did not know of is as it is at first. */
export function valuesOfDraft(stored: JsonObject): NewStudyValues {
  return completeValues(stored, newStudyValues('draft', 'en'));
}

/** The configuration that a draft means, still to be validated. */
export function configurationOfDraft(stored: JsonObject): unknown {
  return configurationOfForm(valuesOfDraft(stored));
}

/** The form of studies, for services that read and write what it holds. */
export const FORM: FormOfStudies = {
  valuesOf: (configuration) => JSON.parse(JSON.stringify(valuesOfConfiguration(configuration))) as JsonObject,
  configurationOf: configurationOfDraft,
};

const named = z.object({ systems: z.array(z.looseObject({ role: z.unknown() })) }).loose();

/**
 * The configuration as far as it decides how large a study has to be and what raters see: what is not filled in yet and
 * has no part in that is made up. Null where what raters are asked is not right yet.
 */
export function plannedConfiguration(stored: JsonObject): StudyConfiguration | null {
  const { bertscore: _, ...given } = named.parse(configurationOfDraft(stored));
  const made = {
    ...given,
    name: 'draft',
    seed: 'draft',
    systems: given.systems.map(({ role }, index) => ({
      name: `system-${index + 1}`,
      role,
      provider: { kind: 'import' },
      settings: {},
    })),
  };
  return studyConfigurationSchema.safeParse(made).data ?? null;
}
