/**
 * The variance components of the simulated studies of `scripts/research/verdict` as they show on the scale, from which a
 * plan's defaults are taken.
 *
 *   npx tsx scripts/research/planning/components.ts
 */
import { componentsOf, KINDS } from './worlds.ts';

for (const { name, world } of KINDS) {
  const figures = Object.entries(componentsOf(world)).map(
    ([key, value]) =>
      `${key} ${
        typeof value === 'number'
          ? value.toFixed(3)
          : Object.values(value)
              .map((one) => one.toFixed(2))
              .join('/')
      }`,
  );
  process.stdout.write(`${name}: ${figures.join(', ')}\n`);
}
