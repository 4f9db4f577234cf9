import type { StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import { writeOutputs } from '#test/services/studies/sampleStudy.ts';
import type { TestApp } from '../support/app.ts';

const WORDS = ['warm', 'quiet', 'sturdy', 'light', 'plain', 'bright', 'small', 'round'];

/** A study with outputs and tasks that is not open yet, for what a lead does before opening. */
export async function createReadyStudy(
  app: TestApp,
  name: string,
  protocol: StudyConfigurationInput['protocol'] = {},
  rest: Partial<StudyConfigurationInput> = {},
): Promise<string> {
  const { db } = app;
  const { slug, id } = await createStudy(db, {
    configuration: {
      name,
      question: 'May the small model write our product texts?',
      seed: 'ready',
      systems: ['large', 'small'].map((system, index) => ({
        name: system,
        role: index === 0 ? 'baseline' : 'candidate',
        provider: { kind: 'import' },
      })),
      protocol: { ratersPerItem: 2, controls: { share: 0, minimum: 6 }, ...protocol },
      ...rest,
    },
    items: Array.from({ length: 12 }, (_, index) => ({
      item: `lamp-${index}`,
      prompt: `Describe the ${WORDS[index % 8]} lamp with ${index + 3} W.`,
    })),
  });
  await writeOutputs(
    db,
    id,
    (system, position) =>
      `This ${WORDS[position % 8]} lamp has ${position + 3} W and stands on three legs. ${
        system === 'large' ? 'It dims by a turn of its shade.' : 'Its shade turns. The light is soft.'
      }`,
  );
  await prepareTasks(db, id);
  return slug;
}
