import { expect, it } from 'vitest';
import { systemSchema } from '#app/core/studies/configuration.ts';
import { checkSystems } from '#app/services/generation/checkSystems.ts';
import { NO_ACCESS } from '#app/services/generation/modelAccess.ts';

const systems = [
  { provider: { kind: 'import' } },
  { provider: { kind: 'onnx', modelFolder: '/models/a' } },
  { provider: { kind: 'onnx', modelFolder: '/etc' } },
  {
    provider: { kind: 'openai', baseUrl: 'http://localhost:8000/v1', model: 'm', api: 'chat' },
  },
].map((system, i) => systemSchema.parse({ name: `s${i}`, role: 'candidate', ...system }));

it('lets a study reach nothing unless it is told what', () => {
  expect(checkSystems(systems, NO_ACCESS).problems.map(({ path }) => path)).toEqual([
    'configuration.systems[1].provider.modelFolder',
    'configuration.systems[2].provider.modelFolder',
    'configuration.systems[3].provider.baseUrl',
  ]);
});

it('keeps folders relative to the models directory', () => {
  const access = { ...NO_ACCESS, folder: '/models', hosts: ['localhost:8000'] };
  const { systems: kept, problems } = checkSystems(systems, access);
  expect(problems.map(({ path }) => path)).toEqual(['configuration.systems[2].provider.modelFolder']);
  expect(kept[1]!.provider).toEqual({ kind: 'onnx', modelFolder: 'a' });
});
