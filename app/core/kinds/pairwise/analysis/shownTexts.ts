import type { OutputRow } from '../../../evidence/data.ts';
import { shownText } from '../../../shared/shownText.ts';

/**
 * Looks up which texts two systems wrote, as they are shown: rows whose systems share texts are one judgment. Where an
 * output is missing the system's name stands for it.
 */
export function shownTexts(
  outputs: readonly OutputRow[],
): (item: string, ...systems: string[]) => readonly string[] {
  const texts = new Map(
    outputs.map(({ item, system, text }) => [JSON.stringify([item, system]), shownText(text)]),
  );
  return (item, ...systems) => systems.map((system) => texts.get(JSON.stringify([item, system])) ?? system);
}
