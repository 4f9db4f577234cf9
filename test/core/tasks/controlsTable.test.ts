import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { controlsTable, unpadded } from './controlsTable.ts';

it('docs/controls.md shows what the makers make', () => {
  expect(unpadded(readFileSync('docs/controls.md', 'utf8'))).toContain(unpadded(controlsTable()));
});
