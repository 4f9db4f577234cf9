import { readFileSync } from 'node:fs';

/** The cases of fixtures/oracles/agreement/<name>.json. */
export function readCases<Case>(name: string): Case[] {
  const url = new URL(`../../../fixtures/oracles/agreement/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(url, 'utf8')) as { cases: Case[] }).cases;
}
