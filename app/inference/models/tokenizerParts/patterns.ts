import type { Normalizer } from './schema.ts';

type Pattern = Extract<Normalizer, { type: 'Replace' }>['pattern'];

/** A pattern of a tokenizer.json as JavaScript's, global and by code points. */
export type CompiledPattern = (pattern: Pattern) => RegExp;

/**
 * Patterns are written for Oniguruma; `compileRegex` makes those of regular expressions JavaScript's.
 */
export function patternCompiler(compileRegex: (source: string) => RegExp): CompiledPattern {
  return (pattern) => ('Regex' in pattern ? compileRegex(pattern.Regex) : literally(pattern.String));
}

/** What finds a text as it stands. */
export function literally(text: string): RegExp {
  return new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'gu');
}
