import type { Command } from 'commander';
import type { Sent } from '#app/core/api/schemas.ts';
import { jsonOption } from '#scripts/cli/options.ts';
import { askRemote } from '#scripts/remote/client.ts';
import type { RemoteContext } from '#scripts/remote/remoteContext.ts';

interface InviteOptions {
  readonly label: string;
  readonly group?: string;
  readonly expires?: string;
  readonly mostRaters?: number;
  readonly mostPerAddress?: number;
  readonly completion?: string;
  readonly screenedOut?: string;
  readonly json?: boolean;
}

/** Commands of `evenhand remote` about links of raters and webhooks. */
export function registerRemoteLinks(remote: Command, { io, there }: RemoteContext): void {
  const at = (slug: string, rest: string) => `/studies/${encodeURIComponent(slug)}/${rest}`;
  const post = async (place: string, body: object = {}) =>
    await askRemote(there(), place, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    });
  const command = (name: string, description: string) =>
    remote
      .command(name)
      .description(description)
      .argument('<study>', 'as `evenhand remote list` names it')
      .addOption(jsonOption());
  const say = (told: unknown, json: boolean | undefined, text: string) =>
    io.stdout(json === true ? `${JSON.stringify(told)}\n` : text);

  command(
    'invite',
    "print a rater's link of a study there; anyone who has it can rate, and it is told this once",
  )
    .option('--label <text>', 'what the link is for, seen by leads only', 'link')
    .option('--group <name>', 'the group of the raters who come by this link')
    .option('--expires <time>', 'until when, as 2026-03-01T09:30:00Z')
    .option('--most-raters <number>', 'how many may join by it', Number)
    .option('--most-per-address <number>', 'how many of them from one network within a day', Number)
    .option('--completion <text>', 'code or return address (https) for raters who are done')
    .option('--screened-out <text>', 'the same for those who are not taken')
    .action(async (slug: string, { json, expires, ...asked }: InviteOptions) => {
      const until = expires === undefined ? {} : { expiresAt: expires };
      const made = (await post(at(slug, 'links'), { ...asked, ...until })) as Sent<'MadeLink'>;
      say(made, json, `${made.address}\n`);
    });

  command('links', 'list the links that raters of a study there join by, without their addresses').action(
    async (slug: string, { json }: { json?: boolean }) => {
      const { data } = (await askRemote(there(), at(slug, 'links'))) as Sent<'LinkList'>;
      const lines = data.map(
        ({ id, label, joined, withdrawnAt }) =>
          `${id}\t${label}\t${joined} joined${withdrawnAt === null ? '' : '\twithdrawn'}\n`,
      );
      say(data, json, lines.join(''));
    },
  );

  command('withdraw-link', 'withdraw a link of a study there; what came by it stays')
    .argument('<link>', 'its number, as `evenhand remote links` tells it')
    .action(async (slug: string, link: string, { json }: { json?: boolean }) => {
      const gone = await post(at(slug, `links/${encodeURIComponent(link)}/withdraw`));
      say(gone, json, 'The link is withdrawn.\n');
    });

  command('webhooks', 'list the webhooks of a study there, and how their latest messages went').action(
    async (slug: string, { json }: { json?: boolean }) => {
      const told = (await askRemote(there(), at(slug, 'webhooks'))) as Sent<'WebhookList'>;
      const lines = [
        ...told.data.map(({ id, url, events }) => `${id}\t${url}\t${events.join(', ')}\n`),
        ...told.deliveries.map(
          ({ id, event, at: when, state, status }) =>
            `message ${id}\t${event}\t${when}\t${state}${status === null ? '' : ` (${status})`}\n`,
        ),
      ];
      say(told, json, lines.join(''));
    },
  );

  command(
    'add-webhook',
    'have signed messages about a study there sent to an address; prints their secret, this once',
  )
    .requiredOption('--url <address>', 'that messages are posted to')
    .requiredOption('--events <events>', 'what it hears of, joined by commas: study.closed,study.verdict …')
    .option('--secret <secret>', 'whsec_… of your own')
    .action(
      async (
        slug: string,
        { url, events, secret, json }: { url: string; events: string; secret?: string; json?: boolean },
      ) => {
        const asked = {
          url,
          events: events.split(',').map((one) => one.trim()),
          ...(secret !== undefined && { secret }),
        };
        const made = (await post(at(slug, 'webhooks'), asked)) as Sent<'MadeWebhook'>;
        say(made, json, `${made.id}\t${made.secret}\n`);
      },
    );

  for (const [name, verb, said] of [
    ['remove-webhook', 'remove', 'The webhook is removed.'],
    ['test-webhook', 'test', 'A message is under way; `evenhand remote webhooks` tells how it went.'],
  ] as const) {
    command(
      name,
      verb === 'remove' ? 'end a webhook of a study there' : 'send a webhook of a study there a test message',
    )
      .argument('<webhook>', 'its number, as `evenhand remote webhooks` tells it')
      .action(async (slug: string, webhook: string, { json }: { json?: boolean }) => {
        say(await post(at(slug, `webhooks/${encodeURIComponent(webhook)}/${verb}`)), json, `${said}\n`);
      });
  }
}
