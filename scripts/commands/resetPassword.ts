import type { Command } from 'commander';
import { makePasswordReset } from '#app/auth/passwordReset.server.ts';
import { translator } from '#app/i18n/index.ts';
import { COMMAND_LINE } from '#app/services/studies/actor.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { minuteOf } from '#scripts/cli/minute.ts';
import { jsonOption } from '#scripts/cli/options.ts';

/** `evenhand reset-password`: for who runs the machine, where no owner can sign in either. */
export function registerResetPassword(program: Command, context: CommandContext): void {
  program
    .command('reset-password')
    .description('print a link by which somebody sets a new password; it holds for 24 hours and once')
    .argument('<e-mail>', 'what they sign in with, as `evenhand people` lists it')
    .addOption(jsonOption())
    .action(async (address: string, { json }: { json?: boolean }) => {
      const { db } = await context.database();
      const { email, secret, expiresAt } = await makePasswordReset(db, address, { actor: COMMAND_LINE });
      const link = `${context.origin}/reset/${secret}`;
      if (json === true) {
        context.io.stdout(`${JSON.stringify({ email, link, expiresAt: expiresAt.toISOString() })}\n`);
        return;
      }
      context.io.stdout(`${link}\n`);
      const { t } = translator(context.io.locale ?? 'en');
      context.io.stderr(`${t('cli.until', { ns: 'people', until: minuteOf(expiresAt.toISOString()) })}\n`);
    });
}
