import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '#app/core/reports/report.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { exportStudy, exportStudyZip } from '#app/services/export/exportStudy.ts';
import { builtCommand } from '#scripts/testing/program.ts';
import { openDatabase, type OpenDatabase } from '#db/client.ts';
import { closedStudy } from '#test/services/records/decidable.ts';

const EXAMPLES = path.resolve(import.meta.dirname, '../../examples');

/** A Python that has these packages; null where there is none. EVENHAND_PYTHON names another than `python3`. */
function pythonWith(...packages: string[]): string | null {
  const python = process.env.EVENHAND_PYTHON ?? 'python3';
  const { status } = spawnSync(python, ['-c', `import ${packages.join(', ')}`], { stdio: 'ignore' });
  return status === 0 ? python : null;
}

let folder: string;
let database: OpenDatabase;
let report: Report;
let program: string;

beforeAll(async () => {
  program = builtCommand();
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-examples-'));
  database = await openDatabase({ kind: 'memory' });
  const slug = await closedStudy(database.db, { loss: 1 });
  report = await analyseStudy(database.db, slug);
  await exportStudyZip(database.db, slug, path.join(folder, 'csv.zip'));
  await exportStudyZip(database.db, slug, path.join(folder, 'jsonl.zip'), { form: { format: 'jsonl' } });
  await exportStudy(database.db, slug, path.join(folder, 'parquet'), { form: { format: 'parquet' } });
}, 240_000);
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const meanOf = (system: string) => report.ratings.find((row) => row.system === system)!.mean!;
const alpha = () =>
  report.agreement.find(
    ({ criterion, coefficient, withControls }) =>
      criterion === 'fluency' && coefficient === 'alpha' && withControls,
  )!.value!;

describe('the worked examples', () => {
  it.each(['csv', 'jsonl'])('come to the report’s figures with pandas, from %s', (form) => {
    const python = pythonWith('pandas', 'scipy');
    if (python === null) {
      process.stdout.write(
        'pandas or scipy is not installed; EVENHAND_PYTHON names a Python that has both\n',
      );
      return;
    }
    const text = execFileSync(
      python,
      [path.join(EXAMPLES, 'analyse_pandas.py'), path.join(folder, `${form}.zip`)],
      { encoding: 'utf8', env: { ...process.env, EVENHAND: `"${process.execPath}" "${program}"` } },
    );
    const found = JSON.parse(text) as {
      means: Record<string, number>;
      alpha: Record<string, number>;
      intervals: Record<string, number[]>;
      decisions: Record<string, string>;
    };
    for (const system of ['base', 'tiny']) {
      expect(found.means[`fluency/${system}`]).toBeCloseTo(meanOf(system), 12);
    }
    expect(found.alpha.fluency).toBeCloseTo(alpha(), 12);
    const [candidate] = report.verdict.candidates;
    const line = candidate!.lines.find(({ name }) => name === 'fluency')!;
    const figures = [line.estimate!, line.lower!, line.upper!];
    found.intervals['fluency/tiny']!.forEach((end, k) => expect(end).toBeCloseTo(figures[k]!, 9));
    expect(found.decisions).toEqual({ tiny: candidate!.decision });
  });

  it('come to the report’s figures with DuckDB, from Parquet', () => {
    const python = pythonWith('duckdb');
    if (python === null) {
      process.stdout.write('DuckDB is not installed; EVENHAND_PYTHON names a Python that has it\n');
      return;
    }
    const script = [
      'import duckdb, json, sys',
      "statements = duckdb.extract_statements(open(sys.argv[1], encoding='utf-8').read())",
      'found = [duckdb.execute(one).fetchall() for one in statements]',
      'print(json.dumps(found, default=str))',
    ].join('\n');
    const text = execFileSync(python, ['-c', script, path.join(EXAMPLES, 'analyse_duckdb.sql')], {
      encoding: 'utf8',
      cwd: path.join(folder, 'parquet'),
    });
    const [, means, differences, alphas] = JSON.parse(text) as [unknown, ...unknown[][][]];
    const mean = means!.find(([criterion, system]) => criterion === 'fluency' && system === 'tiny');
    expect(mean![2]).toBeCloseTo(meanOf('tiny'), 12);
    const line = report.verdict.candidates[0]!.lines.find(({ name }) => name === 'fluency')!;
    expect(differences).toEqual([['fluency', 'tiny', expect.closeTo(line.estimate!, 12)]]);
    expect(alphas).toEqual([['fluency', expect.closeTo(alpha(), 12)]]);
  });
});
