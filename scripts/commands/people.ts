import { Option, type Command } from 'commander';
import { inviteAccount } from '#app/auth/invitation.server.ts';
import { listPeople } from '#app/auth/people.server.ts';
import { ROLES } from '#app/core/people/roles.ts';
import type { Person } from '#app/core/people/people.ts';
import { translator } from '#app/i18n/index.ts';
import { COMMAND_LINE } from '#app/services/studies/actor.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { minuteOf } from '#scripts/cli/minute.ts';
import { jsonOption } from '#scripts/cli/options.ts';

/** `evenhand people`: who has an account, and invitations to have one. */
export function registerPeople(program: Command, context: CommandContext): void {
  const people = program
    .command('people')
    .description('list who has an account, with their roles; `people invite` invites somebody')
    .addOption(jsonOption())
    .action(async ({ json }: { json?: boolean }) => {
      const all = await listPeople((await context.database()).db);
      context.io.stdout(json === true ? `${JSON.stringify(all.map(asJson))}\n` : peopleText(all, context));
    });
  people
    .command('invite')
    .description('print a link by which somebody makes their account; it holds for 7 days and once')
    .argument('<e-mail>', 'what they will sign in with; nothing is sent to it')
    .addOption(new Option('--role <role>', 'what they may do').choices([...ROLES]).makeOptionMandatory())
    .addOption(jsonOption())
    .action(async (email: string, _: unknown, command: Command) => {
      // `--json` before `invite` is that of the list.
      const { role, json } = command.optsWithGlobals<{ role: string; json?: boolean }>();
      const { db } = await context.database();
      const made = await inviteAccount(db, { email, role }, { actor: COMMAND_LINE });
      const link = `${context.origin}/invited/${made.secret}`;
      const expiresAt = made.expiresAt.toISOString();
      if (json === true) {
        context.io.stdout(`${JSON.stringify({ email: made.email, role: made.role, link, expiresAt })}\n`);
        return;
      }
      context.io.stdout(`${link}\n`);
      const { t } = translator(context.io.locale ?? 'en');
      context.io.stderr(`${t('cli.until', { ns: 'people', until: minuteOf(expiresAt) })}\n`);
    });
}

const asJson = ({ name, email, role, lastSeen, deactivatedAt }: Person) => ({
  email,
  name,
  role,
  lastSeen,
  deactivatedAt,
});

function peopleText(people: readonly Person[], { io }: CommandContext): string {
  const { t } = translator(io.locale ?? 'en');
  if (people.length === 0) return `${t('cli.none', { ns: 'people' })}\n`;
  return people
    .map(({ email, name, role, lastSeen, deactivatedAt }) =>
      [
        email,
        role,
        t(deactivatedAt === null ? 'cli.active' : 'cli.deactivated', { ns: 'people' }),
        lastSeen === null
          ? t('cli.never', { ns: 'people' })
          : t('cli.seen', { ns: 'people', at: minuteOf(lastSeen) }),
        name,
      ].join('\t'),
    )
    .map((line) => `${line}\n`)
    .join('');
}
