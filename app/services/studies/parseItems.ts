import { AppError, type Problem } from '#app/core/shared/errors.ts';
import { itemSchema, type Item } from '#app/core/studies/items.ts';

/** Problems beyond this many are counted and not listed, so that a wrong file does not fill the screen. */
const MOST_LISTED = 100;

/**
 * Reads the items of a study from the text of a JSONL file: one JSON object a line, empty lines skipped.
 *
 * @throws AppError `invalid_input` with every problem by line and field (`line 3, prompt`); all or nothing
 */
export function parseItems(text: string): Item[] {
  const items: Item[] = [];
  const problems: Problem[] = [];
  const lineOfKey = new Map<string, number>();
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (raw.trim() === '') continue;
    const line = index + 1;
    const read = readLine(raw, line);
    if (Array.isArray(read)) {
      problems.push(...read);
      continue;
    }
    const before = lineOfKey.get(read.item);
    if (before !== undefined) {
      problems.push({ path: `line ${line}, item`, message: `"${read.item}" is the id of line ${before}` });
    }
    lineOfKey.set(read.item, line);
    items.push(read);
  }
  if (items.length === 0 && problems.length === 0) {
    problems.push({ path: 'line 1', message: 'the file is empty; it needs one item a line' });
  }
  if (problems.length > 0) throw refusal(problems);
  return items;
}

/** The item of a line, or what is wrong with it. */
function readLine(raw: string, line: number): Item | Problem[] {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return [{ path: `line ${line}`, message: 'is not JSON; each line is one object in braces' }];
  }
  const parsed = itemSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.flatMap((issue) => {
    const field = issue.path.join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: `line ${line}, ${key}`,
        message: 'is not a field of an item',
      }));
    }
    const absent = issue.path.length > 0 && (value as Record<string, unknown>)[field] === undefined;
    const message = absent ? 'is missing' : issue.message;
    return [{ path: field === '' ? `line ${line}` : `line ${line}, ${field}`, message }];
  });
}

function refusal(problems: readonly Problem[]): AppError {
  const listed = problems.slice(0, MOST_LISTED);
  const more = problems.length - listed.length;
  const [first] = problems as [Problem];
  return new AppError(
    'invalid_input',
    `The items file has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}, the first: ${first.path} ${first.message}. Nothing was saved; correct the file and choose it again.`,
    {
      problems: more === 0 ? listed : [...listed, { path: 'and more', message: `${more} further problems` }],
    },
  );
}
