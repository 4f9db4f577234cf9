import { isAlias, isMap, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair } from 'yaml';
import { problem, type Problem } from '#app/core/shared/errors.ts';
import { DEEPEST } from '#app/core/shared/storable.ts';
import { isDeepYaml } from './isDeepYaml.ts';

/** A study's file as it was written, and where in it everything stands. */
export interface ParsedStudyFile {
  /** What it holds; undefined where it is no YAML. */
  readonly value: unknown;
  /** What makes it none. */
  readonly problems: readonly Problem[];
  /** A fault at a place inside the value (`systems[0].name`) with its line and column: `line 4, column 5, field …`. */
  readonly located: (fault: Problem) => Problem;
}

/**
 * Reads YAML, of which JSON is a part, and keeps where its fields stand. Nothing is thrown, so that all faults can be
 * told at once.
 */
export function parseStudyFile(text: string): ParsedStudyFile {
  if (isDeepYaml(text)) {
    const fault = problem('line 1, column 1', 'nested-too-deep', { most: DEEPEST });
    return { value: undefined, problems: [fault], located: (other) => other };
  }
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `line ${line}, column ${col}`;
  };
  const problems = document.errors.map(({ message, pos }) =>
    problem(at(pos[0]), 'not-yaml', { said: message.replace(/\.$/, '') }),
  );
  const read = problems.length > 0 ? { value: undefined, problems } : valueOf(document);
  return {
    ...read,
    located: (fault) => {
      const offset = offsetOf(document, segmentsOf(fault.path));
      const place = at(offset);
      return { ...fault, path: fault.path === '' ? place : `${place}, field ${fault.path}` };
    },
  };
}

function valueOf(document: Document): { value: unknown; problems: Problem[] } {
  try {
    return { value: document.toJS() as unknown, problems: [] };
  } catch (error) {
    // Aliases that would unfold to far more than was written, or lead nowhere.
    const said = (error as Error).message;
    return { value: undefined, problems: [problem('line 1, column 1', 'not-yaml', { said })] };
  }
}

/** The parts of a place: `systems[0].settings.topP`. */
function segmentsOf(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? name! : Number(index),
  );
}

/** Where the field at a place begins, or what is nearest around it where it isn't there. */
function offsetOf(document: Document, segments: readonly (string | number)[]): number {
  let node = document.contents as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (let place = 0; place < segments.length; place++) {
    if (isAlias(node)) node = node.resolve(document) ?? null;
    const segment = segments[place]!;
    const isIndex = typeof segment === 'number' || /^\d+$/.test(segment);
    if (isSeq(node) && isIndex) {
      node = (node.items[Number(segment)] ?? null) as Node | null;
      offset = node?.range?.[0] ?? offset;
    } else if (isMap(node)) {
      // A name may have dots in it: the longest one that is there is meant.
      const found = pairOf(node.items as Pair<Node, Node | null>[], segments.slice(place).map(String));
      if (found === undefined) return offset;
      place += found.taken - 1;
      offset = found.pair.key.range?.[0] ?? offset;
      node = found.pair.value;
    } else return offset;
  }
  return offset;
}

function pairOf(
  pairs: readonly Pair<Node, Node | null>[],
  names: readonly string[],
): { pair: Pair<Node, Node | null>; taken: number } | undefined {
  for (let taken = names.length; taken > 0; taken--) {
    const name = names.slice(0, taken).join('.');
    const pair = pairs.find(({ key }) => String((key as { value?: unknown }).value) === name);
    if (pair !== undefined) return { pair, taken };
  }
  return undefined;
}
