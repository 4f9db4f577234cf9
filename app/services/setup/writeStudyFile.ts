import { stringify } from 'yaml';
import type { Item } from '#app/core/studies/items.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import type { StudySetup } from '#app/core/studies/setup/differences.ts';

export const STUDY_FILE_FORMATS = ['yaml', 'json'] as const;
export type StudyFileFormat = (typeof STUDY_FILE_FORMATS)[number];

/** The file that holds a study's items beside its own. */
export const ITEMS_FILE = 'items.jsonl';

export interface StudyFileForm {
  readonly format: StudyFileFormat;
  readonly slug: string;
  /** Where editors find the schema of such files. */
  readonly schema: string;
  /** The files beside it that hold its items and, by system, outputs made elsewhere; without one the items stand in it. */
  readonly items?: string;
  readonly outputs?: Readonly<Record<string, string>>;
}

/**
 * A study as one file that holds all of it, defaults too: applied, by whatever release, it gives the same study.
 *
 * @see readStudyFile
 */
export function writeStudyFile({ configuration, items }: StudySetup, form: StudyFileForm): string {
  const { format, slug, schema, items: file, outputs } = form;
  const value = {
    slug,
    ...sayable(configuration),
    items: file ?? items.map(shortItem),
    ...(outputs !== undefined && Object.keys(outputs).length > 0 && { outputs }),
  };
  if (format === 'json') return `${JSON.stringify({ $schema: schema, ...value }, null, 2)}\n`;
  // Lines are not folded, so that what differs between two versions is what was changed.
  const text = stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
  return `# yaml-language-server: $schema=${schema}\n${text}`;
}

/** The items of a study as a file beside it has them, one a line. */
export function writeItemsFile(items: readonly Item[]): string {
  return items.map((item) => `${JSON.stringify(shortItem(item))}\n`).join('');
}

/** An item without what follows from the rest of it. */
function shortItem({ item, prompt, messages, references, ...rest }: Item): Record<string, unknown> {
  return {
    item,
    ...(messages === undefined ? { prompt } : { messages }),
    ...rest,
    ...(references.length > 0 && { references }),
  };
}

/** Without the mark of studies of release 0.1.0 that shared their level among looks: no new study can be one. */
function sayable({ looks, ...configuration }: StudyConfiguration): object {
  const { at, extension } = looks;
  return { ...configuration, looks: { at, extension } };
}
