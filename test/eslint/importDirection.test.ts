import { RuleTester } from 'eslint';
import ts from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { importDirection, LAYERS } from '../../eslint/import-direction.js';

RuleTester.describe = describe;
RuleTester.it = it;

const tester = new RuleTester({ languageOptions: { parser: ts.parser as never } });
const file = (name: string) => `${process.cwd()}/${name}`;
const wrong = [{ messageId: 'wrong' }];

tester.run('import-direction', importDirection as never, {
  valid: [
    { filename: file('app/services/rating/x.ts'), code: "import { a } from '#db/queries/tasks.ts';" },
    { filename: file('app/services/rating/x.ts'), code: "import { a } from '#app/core/tasks/sides.ts';" },
    { filename: file('app/core/verdict/x.ts'), code: "import { a } from '../agreement/gwetAc.ts';" },
    { filename: file('app/core/verdict/x.ts'), code: "import { z } from 'zod';" },
    {
      filename: file('app/core/verdict/x.ts'),
      code: "import { a } from '../kinds/likert/analysis/analysis.ts';",
    },
    {
      filename: file('scripts/commands/x.ts'),
      code: "import { a } from '#app/services/studies/createStudy.ts';",
    },
    {
      filename: file('scripts/research/benchmarks/x.ts'),
      code: "import { a } from '#scripts/testing/postgres.ts';",
    },
    {
      filename: file('app/components/report/x.tsx'),
      code: "import type { R } from '#app/core/reports/report.ts';",
    },
    {
      filename: file('app/components/study/x.tsx'),
      code: "import type { Q } from '#app/services/rating/raterQuality.ts';",
    },
  ],
  invalid: [
    {
      filename: file('app/components/study/x.tsx'),
      code: "import { q } from '#app/services/rating/raterQuality.ts';",
      errors: wrong,
    },
    {
      filename: file('scripts/commands/x.ts'),
      code: "import { a } from '#scripts/research/simulations/methods.ts';",
      errors: wrong,
    },
    {
      filename: file('app/core/kinds/likert/x.ts'),
      code: "import { a } from './analysis/analysis.ts';",
      errors: wrong,
    },
    {
      filename: file('app/core/kinds/likert/analysis/x.ts'),
      code: "import { a } from '../../../verdict/decide.ts';",
      errors: wrong,
    },
    { filename: file('app/core/tasks/x.ts'), code: "import { a } from '#db/client.ts';", errors: wrong },
    {
      filename: file('app/core/statistics/x.ts'),
      code: "import { a } from '../verdict/decide.ts';",
      errors: wrong,
    },
    {
      filename: file('db/queries/x.ts'),
      code: "import { a } from '#app/services/tasks/prepareTasks.ts';",
      errors: wrong,
    },
    { filename: file('app/components/ui/x.tsx'), code: "export { a } from '#db/schema.ts';", errors: wrong },
    {
      filename: file('app/routes/lead/x.tsx'),
      code: "import { a } from '#db/queries/studies.ts';",
      errors: wrong,
    },
    { filename: file('app/inference/x.ts'), code: "const a = import('#db/client.ts');", errors: wrong },
  ],
});

describe('the layers', () => {
  it('have no way back to themselves', () => {
    const layers = LAYERS as Record<string, readonly string[]>;
    const inner = (name: string) =>
      (layers[name] ?? []).flatMap((allowed) =>
        Object.keys(layers).filter(
          (l) => l === allowed || (l !== name && l.startsWith(`${allowed}/`) && !l.includes('*')),
        ),
      );
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      inner(from).some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))));
    // `app` stands for the few files at its top, which may use everything below.
    const cyclic = Object.keys(layers).filter((name) => name !== 'app' && reaches(name, name));
    expect(cyclic).toEqual([]);
  });
});
