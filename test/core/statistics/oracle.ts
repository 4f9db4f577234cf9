import { readFileSync } from 'node:fs';

/** A part of fixtures/oracles/statistics/<file>.json. */
export function oracleOf<Part>(file: string, part: string): Part {
  const url = new URL(`../../../fixtures/oracles/statistics/${file}.json`, import.meta.url);
  return (JSON.parse(readFileSync(url, 'utf8')) as Record<string, Part>)[part]!;
}
