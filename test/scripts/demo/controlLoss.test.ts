import path from 'node:path';
import { expect, it } from 'vitest';
import { simulatedControlLoss } from '#scripts/demo/controlLoss.ts';
import { readConfiguration } from '#scripts/files/configuration.ts';
import { readItems } from '#scripts/files/items.ts';
import { readLanguages } from '#scripts/simulation/languageKnowledge.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../../../fixtures');

it('simulated attentive raters tell what the demo’s slight controls cost', async () => {
  const configuration = await readConfiguration(FIXTURES, 'studies/blurb.json');
  const items = await readItems(FIXTURES, 'datasets/blurb/items.jsonl');
  const languages = readLanguages(path.join(FIXTURES, 'datasets/blurb/language.json'));
  const loss = simulatedControlLoss(items, configuration, languages);
  expect(Object.keys(loss)).toEqual(['fluency', 'relevance', 'consistency']);
  // Of points of 1 to 5: noticed, and no gross damage.
  for (const points of Object.values(loss)) {
    expect(points).toBeGreaterThan(0.3);
    expect(points).toBeLessThan(2.5);
  }
  expect(simulatedControlLoss(items, configuration, languages)).toEqual(loss);
});
