import { isFields } from '#app/core/shared/isFields.ts';
import { z } from 'zod';
import {
  AppError,
  because,
  isAppError,
  problem,
  problemAt,
  placeOf,
  saidOfIssue,
  type Problem,
} from '#app/core/shared/errors.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import type { Item } from '#app/core/studies/items.ts';
import { studyJsonSchema } from '#app/core/studies/setup/jsonSchema.ts';
import { unknownFields } from '#app/core/studies/setup/unknownFields.ts';
import { SLUG } from '#app/core/studies/slug.ts';
import type { ModelAccess } from '../generation/modelAccess.ts';
import type { ReadOutputs } from '../generation/parseOutputs.ts';
import { validateStudy, type ValidStudy } from '../studies/createStudy.ts';
import { ITEM_FIELDS, type ItemColumns, type ItemField } from '../studies/parseItems.ts';
import type { GivenOutputs } from './givenOutputs.ts';
import { parseStudyFile } from './parseStudyFile.ts';

/** What a study's file is read with; the files that it names lie beside it. */
export interface StudyFileReader {
  /** How messages call the file. */
  readonly name: string;
  /** A model folder that the file names: where it lies beside the file, absolute; else as it is. */
  readonly modelFolder: (named: string) => string;
  /** The items of a table that it names; refuses as `parseItems` does. */
  readonly items: (named: string, columns: ItemColumns) => Promise<readonly Item[]>;
  /** The outputs of a file that it names, with what is wrong with it. */
  readonly outputs: (named: string) => Promise<ReadOutputs & { readonly fileHash: string }>;
  readonly access: ModelAccess;
}

/** A study as a file holds it, all of it sound. */
export interface StudyFile {
  readonly slug?: string;
  readonly configuration: StudyConfiguration;
  readonly items: readonly Item[];
  /** What the files with outputs made elsewhere hold. */
  readonly outputs: readonly GivenOutputs[];
}

const texts = z.union([
  z
    .string()
    .min(1)
    .transform((text) => [text]),
  z.array(z.string().min(1)).min(1),
]);

/** What a file says beside the configuration. */
const BESIDE = {
  slug: z.string().regex(SLUG, because('not-a-slug')).optional(),
  items: z.union([z.string().min(1), z.array(z.unknown())]),
  columns: z
    .object(
      Object.fromEntries(ITEM_FIELDS.map((field) => [field, texts.optional()])) as Record<
        ItemField,
        z.ZodOptional<typeof texts>
      >,
    )
    .optional(),
  outputs: z.record(z.string(), z.string().min(1)).optional(),
};
type Beside = { readonly [F in keyof typeof BESIDE]?: z.output<(typeof BESIDE)[F]> };

/** Each of them for itself, so that a fault of one doesn't keep the others from being looked at. */
function besideIn(fields: Readonly<Record<string, unknown>>): { beside: Beside; problems: Problem[] } {
  const beside: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [field, schema] of Object.entries(BESIDE)) {
    const read = schema.safeParse(fields[field]);
    if (read.success) beside[field] = read.data;
    else {
      problems.push(
        ...read.error.issues.map((issue) => problemAt(placeOf(issue.path, field), saidOfIssue(issue))),
      );
    }
  }
  return { beside, problems };
}

/**
 * Reads a file that holds a whole study: YAML or JSON, by the words of a configuration.
 *
 * @throws AppError `invalid_input` with every fault by line, column and field: of the file and of its table of items
 */
export async function readStudyFile(text: string, reader: StudyFileReader): Promise<StudyFile> {
  const { value, problems, located } = parseStudyFile(text);
  if (problems.length > 0) throw refusal(reader, problems);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw refusal(reader, [located(problem('', 'wrong-type', { expected: 'object' }))]);
  }
  const fields = value as Readonly<Record<string, unknown>>;
  const unknown = unknownFields(fields, studyJsonSchema());
  const { beside, problems: ofBeside } = besideIn(fields);
  const faults = [...unknown, ...ofBeside].map(located);
  const found = await itemsOf(beside, reader);
  faults.push(...found.problems.map((fault) => (found.beside ? fault : located(fault))));
  const configuration = configurationOf(fields, reader);
  const study = validated({ configuration, items: found.items, access: reader.access });
  const known = new Set(unknown.map(({ path }) => path));
  const further = study.problems.filter(
    ({ path, reason }) =>
      !(path === 'items' && (found.problems.length > 0 || beside.items === undefined)) &&
      // Each is told of by itself above.
      !(reason === 'unknown-fields' && [...known].some((place) => place.startsWith(inFile(path)))),
  );
  faults.push(...further.map((fault) => located({ ...fault, path: inFile(fault.path) })));
  if (faults.length > 0 || study.valid === null) throw refusal(reader, inOrder(faults));
  const { slug, outputs = {} } = beside;
  const given = await outputsOf(outputs, study.valid, reader);
  if (given.problems.length > 0) {
    throw refusal(
      reader,
      given.problems.map((fault) => (fault.path.startsWith('outputs.') ? located(fault) : fault)),
    );
  }
  return { ...study.valid, ...(slug !== undefined && { slug }), outputs: given.outputs };
}

/** The outputs that a file names, which have to be of a system and of items that it has. */
async function outputsOf(
  files: Readonly<Record<string, string>>,
  { configuration, items }: ValidStudy,
  reader: StudyFileReader,
): Promise<{ outputs: GivenOutputs[]; problems: Problem[] }> {
  const takes = configuration.systems.flatMap(({ name, provider }) =>
    provider.kind === 'import' ? [name] : [],
  );
  const known = new Set(items.map(({ item }) => item));
  const outputs: GivenOutputs[] = [];
  const problems: Problem[] = [];
  for (const [system, file] of Object.entries(files)) {
    if (!takes.includes(system)) {
      const systems = takes.join(', ');
      problems.push(problem(`outputs.${system}`, 'no-import-system-named', { system, systems }));
      continue;
    }
    try {
      const { problems: faults, ...read } = await reader.outputs(file);
      const strangers = read.outputs.filter(({ item }) => !known.has(item));
      const unknown = strangers.map(({ item, line }) =>
        problem(`line ${line}, field item`, 'item-unknown', { item }),
      );
      problems.push(
        ...[...faults, ...unknown].map((fault) => ({ ...fault, path: `${file}, ${fault.path}` })),
      );
      outputs.push({ system, ...read });
    } catch (error) {
      if (!isAppError(error)) throw error;
      problems.push(problemAt(`outputs.${system}`, error));
    }
  }
  return { outputs, problems };
}

interface FoundItems {
  readonly items: readonly unknown[];
  readonly problems: readonly Problem[];
  /** Whether the faults are those of a file beside this one. */
  readonly beside: boolean;
}

async function itemsOf({ items, columns }: Beside, reader: StudyFileReader): Promise<FoundItems> {
  if (items === undefined) return { items: [], problems: [], beside: false };
  if (typeof items !== 'string') {
    const problems = columns === undefined ? [] : [problem('columns', 'columns-of-no-table')];
    return { items, problems, beside: false };
  }
  try {
    const told = Object.fromEntries(Object.entries(columns ?? {}).filter(([, names]) => names !== undefined));
    return { items: await reader.items(items, told as ItemColumns), problems: [], beside: false };
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.problems.length === 0)
      return { items: [], problems: [problemAt('items', error)], beside: false };
    const problems = error.problems.map((fault) => ({ ...fault, path: `${items}, ${fault.path}` }));
    return { items: [], problems, beside: true };
  }
}

function validated(study: Parameters<typeof validateStudy>[0]): {
  readonly valid: ReturnType<typeof validateStudy> | null;
  readonly problems: readonly Problem[];
} {
  try {
    return { valid: validateStudy(study), problems: [] };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { valid: null, problems: error.problems };
  }
}

/** What a file says of the configuration: all but what stands beside it, with the model folders where they lie. */
function configurationOf(
  {
    $schema: _,
    slug: __,
    items: ___,
    columns: ____,
    outputs: _____,
    ...configuration
  }: Readonly<Record<string, unknown>>,
  { modelFolder }: StudyFileReader,
): unknown {
  const placed = (given: unknown): unknown =>
    isFields(given) && typeof given.modelFolder === 'string'
      ? { ...given, modelFolder: modelFolder(given.modelFolder) }
      : given;
  const { systems, bertscore } = configuration;
  return {
    ...configuration,
    ...(bertscore !== undefined && { bertscore: placed(bertscore) }),
    ...(Array.isArray(systems) && {
      systems: systems.map((system: unknown) =>
        isFields(system) ? { ...system, provider: placed(system.provider) } : system,
      ),
    }),
  };
}

/** A place in a study as the file has it. */
function inFile(path: string): string {
  return path.replace(/^configuration(\.|$)/, '');
}

/** By line, where there is one. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const lineOf = ({ path }: Problem) => Number(/^line (\d+)/.exec(path)?.[1] ?? Infinity);
  return problems
    .map((fault, index) => ({ fault, index, line: lineOf(fault) }))
    .sort((a, b) => (a.line === b.line ? a.index - b.index : a.line < b.line ? -1 : 1))
    .map(({ fault }) => fault);
}

function refusal({ name }: StudyFileReader, problems: readonly Problem[]): AppError {
  return new AppError(
    'study-file-refused',
    { file: name, first: problems[0]!, more: problems.length - 1 },
    { problems },
  );
}
