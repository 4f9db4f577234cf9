import path from 'node:path';
import { literalPattern } from '#app/core/shared/literals.ts';

/** Which tests a command line asks for, runner by runner. */
export interface Selection {
  /** Words for vitest, or null where none of its tests are asked for. */
  readonly unit: readonly string[] | null;
  /** Words for Playwright, or null where none of its tests are asked for. */
  readonly browser: readonly string[] | null;
}

/** What a person may write for either runner to choose tests by name, and what each runner calls it. */
const BY_NAME = new Set(['-t', '--testNamePattern', '-g', '--grep']);

/**
 * Divides the words after `npm test --` between the two runners. A path, or a part of one, chooses the test
 * files whose path has it (`test/core/tasks`, `rating`, `likert.spec.ts:24`), each for its own runner; without
 * one, every test runs. Other flags go to whatever runner runs, with the word after them unless it is a path.
 *
 * @param words as typed
 * @param files the project's test files, relative to it, with forward slashes
 * @param exists whether a file or folder of this name is there
 * @throws RangeError where a word chooses no test file
 */
export function selectTests(
  words: readonly string[],
  files: { readonly unit: readonly string[]; readonly browser: readonly string[] },
  exists: (word: string) => boolean,
): Selection {
  const flags: { name: string; value?: string }[] = [];
  const paths: string[] = [];
  for (const [index, word] of words.entries()) {
    const before = words[index - 1];
    if (word.startsWith('-')) flags.push({ name: word });
    else if (takesNext(before) && (BY_NAME.has(before!) || !exists(lineOf(word).path))) {
      flags.at(-1)!.value = word;
    } else paths.push(word);
  }
  const unit = paths.flatMap((word) => matching(word, files.unit));
  const browser = paths.flatMap((word) => matching(word, files.browser));
  for (const word of paths) {
    if (matching(word, [...files.unit, ...files.browser]).length === 0) {
      throw new RangeError(`No test file's path has "${word}" in it.`);
    }
  }
  const all = paths.length === 0;
  return {
    unit: all || unit.length > 0 ? [...new Set(unit), ...spelled(flags, '--testNamePattern')] : null,
    // Playwright takes patterns of whole paths.
    browser:
      all || browser.length > 0
        ? [...new Set(browser)].map(asPattern).concat(spelled(flags, '--grep'))
        : null,
  };
}

function takesNext(flag: string | undefined): boolean {
  return flag !== undefined && flag.startsWith('-') && !flag.includes('=');
}

/** The files whose path has the word in it, each with the word's line number where it has one. */
function matching(word: string, files: readonly string[]): string[] {
  const { path: part, line } = lineOf(word);
  return files.filter((file) => file.includes(part)).map((file) => file + line);
}

/** `a.spec.ts:24` is a line of a file; `./` says nothing. */
function lineOf(word: string): { path: string; line: string } {
  const [, name = word, line = ''] = /^(.*?)(:\d+)?$/.exec(word) ?? [];
  return { path: name === '.' ? '' : name.split(path.sep).join('/').replace(/^\.\//, ''), line };
}

/** A file as the pattern that Playwright takes; the line number stays what it is. */
function asPattern(file: string): string {
  const { path: name, line } = lineOf(file);
  return literalPattern(name) + line;
}

/** The flags, the one that chooses by name as this runner spells it. */
function spelled(flags: readonly { name: string; value?: string }[], byName: string): string[] {
  return flags.flatMap(({ name, value }) => {
    const [flag = name, inline] = name.split(/=(.*)/s);
    if (BY_NAME.has(flag)) return [byName, inline ?? value ?? ''];
    return value === undefined ? [name] : [name, value];
  });
}
