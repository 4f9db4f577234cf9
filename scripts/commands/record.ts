import type { Command } from 'commander';
import { AppError } from '#app/core/shared/errors.ts';
import { listRecords } from '#db/queries/decisionRecords.ts';
import { publicKey } from '#app/services/records/installationKey.ts';
import { keyPrint } from '#app/services/records/keyPrint.ts';
import { recordFile } from '#app/services/records/studyRecords.ts';
import { keyBytes } from '#app/services/records/signature.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { jsonOption } from '#scripts/cli/options.ts';
import { recordText } from '#scripts/cli/recordText.ts';

export function registerRecords(program: Command, context: CommandContext): void {
  const record = program.command('record').description('decision records: list them, show one');
  record
    .command('list')
    .description('every decision record of this installation, in the order of the chain')
    .addOption(jsonOption())
    .action(async ({ json = false }: { json?: boolean }) => {
      const { db } = await context.database();
      const records = (await listRecords(db)).map(({ payload, header, signature, slug, ...row }) => ({
        number: row.number,
        study: slug,
        candidate: row.candidate,
        outcome: payload.decision.outcome,
        deviates: payload.decision.deviates,
        signedBy: payload.signedBy.email,
        signedAt: row.signed_at.toISOString(),
        supersedes: row.supersedes,
        hash: row.hash,
        header,
        signature,
      }));
      if (json) {
        context.io.stdout(`${JSON.stringify(records)}\n`);
        return;
      }
      for (const { number, study, candidate, outcome, deviates, signedBy, signedAt } of records) {
        const told = `${outcome}${deviates ? ' (deviates)' : ''}`;
        context.io.stdout(
          `${[number, signedAt.slice(0, 10), study, candidate, told, signedBy].join('\t')}\n`,
        );
      }
    });
  record
    .command('show')
    .description('the latest decision record of a study; with --json the file that can be checked')
    .argument('<study>', 'as `evenhand list` names it')
    .option('--number <number>', 'an earlier record by its number')
    .addOption(jsonOption())
    .action(async (slug: string, { number, json = false }: { number?: string; json?: boolean }) => {
      const { db } = await context.database();
      const file = await recordFile(db, slug, number === undefined ? undefined : numberOf(number));
      context.io.stdout(json ? `${JSON.stringify(file, null, 2)}\n` : recordText(file));
    });
  program
    .command('key')
    .description('the public key by which decision records of this installation are checked, PEM')
    .addOption(jsonOption())
    .action(async ({ json = false }: { json?: boolean }) => {
      const { db } = await context.database();
      const pem = await publicKey(db);
      const key = keyBytes(pem);
      context.io.stdout(json ? `${JSON.stringify({ pem, key, fingerprint: keyPrint(key) })}\n` : pem);
    });
}

function numberOf(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new AppError('no-record', { number: text });
}
