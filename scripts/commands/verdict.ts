import type { Command } from 'commander';
import { AppError } from '#app/core/shared/errors.ts';
import { isJudged } from '#app/core/reports/buildReport.ts';
import { toldVerdict, type Report } from '#app/core/reports/report.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { pilotResult } from '#app/services/pilots/pilotResult.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { EndsWith } from '#scripts/cli/endsWith.ts';
import { gateOf, parseGate, type Failing } from '#scripts/cli/gate.ts';
import { jsonOption } from '#scripts/cli/options.ts';
import { pilotText } from '#scripts/cli/pilotText.ts';
import { verdictMarkdown } from '#scripts/cli/verdictMarkdown.ts';
import { verdictText } from '#scripts/cli/verdictText.ts';
import { withheldText } from '#scripts/cli/withheldText.ts';

interface VerdictOptions {
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly failOn?: Failing;
  readonly record?: string;
  readonly data?: string;
  readonly verify?: boolean;
  readonly publicKey?: string;
}

export function registerVerdict(program: Command, context: CommandContext): void {
  program
    .command('verdict')
    .description('the verdict on each candidate, with its evidence; of a pilot what it tells')
    .argument('[study]', 'as `evenhand list` names it')
    .addOption(jsonOption().conflicts('markdown'))
    .option('--markdown', 'print Markdown for a pull request')
    .option(
      '--fail-on <verdicts>',
      'end with an exit code of its own where a candidate’s verdict is one of these, joined by commas: ship-with-caution 11, hold 12, do-not-ship 13, needs-people 14',
      parseGate,
    )
    .option('--record <file>', 'a decision record to check; needs no database')
    .option('--data <export>', "the study's export that it rests on, a folder or a .zip")
    .option('--verify', 'compute every figure of the record again, and check signature and chain')
    .option('--public-key <file>', 'the key that must have signed it, PEM')
    .action(async (slug: string | undefined, options: VerdictOptions) => {
      if (options.record !== undefined) {
        await verify(context, options.record, options);
        return;
      }
      if (slug === undefined) throw new AppError('verdict-of-what');
      const { db } = await context.database();
      const { failOn } = options;
      const study = await requireStudy(db, slug);
      if (study.pilot_of !== null) {
        if (failOn !== undefined || options.markdown === true)
          throw new AppError('pilot-no-verdict', { slug });
        const told = await pilotResult(db, slug);
        context.io.stdout(options.json === true ? `${JSON.stringify(told)}\n` : pilotText(told));
        return;
      }
      // While a study is open nothing is decided of its candidates.
      if (failOn !== undefined && !isJudged(study)) {
        throw new AppError('gate-too-early', { slug, state: study.state });
      }
      const report = await analyseStudy(db, slug);
      context.io.stdout(written(report, options));
      const failed = failOn === undefined ? null : gateOf(report.verdict, failOn);
      if (failed !== null) throw new EndsWith(failed);
    });
}

function written(report: Report, { json, markdown }: { json?: boolean; markdown?: boolean }): string {
  const told = toldVerdict(report);
  if (json === true) return `${JSON.stringify(told)}\n`;
  if (told.estimates === 'withheld') return withheldText(told);
  return markdown === true ? verdictMarkdown(report.verdict) : verdictText(report);
}

/** Checks a record; what isn't as it should be is the error. */
async function verify(
  { cwd, io }: CommandContext,
  file: string,
  { data, verify: asked, publicKey, json = false }: VerdictOptions,
): Promise<void> {
  if (asked !== true) throw new AppError('record-needs-verify');
  if (data === undefined) throw new AppError('record-needs-data');
  const { exportFiles } = await import('#scripts/records/exportFiles.ts');
  const { readPublicKey } = await import('#scripts/records/publicKeyFile.ts');
  const { readRecord } = await import('#scripts/records/recordFile.ts');
  const { verifyRecord } = await import('#scripts/records/verifyRecord.ts');
  const { verifiedText } = await import('#scripts/cli/recordText.ts');
  const record = await readRecord(cwd, file);
  const key = publicKey === undefined ? null : await readPublicKey(cwd, publicKey);
  const verified = await verifyRecord(record, await exportFiles(cwd, data), { key });
  const { header, body } = record;
  io.stdout(
    json
      ? `${JSON.stringify({ record: header.number, study: body.study.slug, candidate: body.candidate, outcome: body.decision.outcome, ...verified })}\n`
      : verifiedText(record, verified),
  );
}
