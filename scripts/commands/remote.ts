import { setTimeout as pause } from 'node:timers/promises';
import path from 'node:path';
import type { Command } from 'commander';
import type { Sent } from '#app/core/api/schemas.ts';
import type { toldVerdict } from '#app/core/reports/report.ts';
import { AppError } from '#app/core/shared/errors.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { parseDuration, type Duration } from '#scripts/cli/duration.ts';
import { EndsWith } from '#scripts/cli/endsWith.ts';
import { gateOf, parseGate, type Failing } from '#scripts/cli/gate.ts';
import { jsonOption } from '#scripts/cli/options.ts';
import { verdictMarkdown } from '#scripts/cli/verdictMarkdown.ts';
import { withheldText } from '#scripts/cli/withheldText.ts';
import { askRemote, downloadRemote, type Remote } from '#scripts/remote/client.ts';
import { sentFile } from '#scripts/remote/sentFile.ts';
import { registerRemoteLinks } from './remoteLinks.ts';
import { registerRemoteTables } from './remoteTables.ts';

type ToldVerdict = ReturnType<typeof toldVerdict>;

interface VerdictOptions {
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly failOn?: Failing;
}

/** `evenhand remote`: what pipelines do with an installation on another machine, by its API. */
export function registerRemote(program: Command, context: CommandContext): void {
  const { io, cwd } = context;
  const remote = program
    .command('remote')
    .description(
      'work with an installation elsewhere by its API; EVENHAND_REMOTE names it, EVENHAND_TOKEN has a personal token',
    )
    .option('--server <address>', 'of the installation, in place of EVENHAND_REMOTE');
  const there = () => remoteOf(context, remote.opts<{ server?: string }>().server);
  const studyOf = async (slug: string) =>
    (await askRemote(there(), `/studies/${encodeURIComponent(slug)}`)) as Sent<'Study'>;

  registerRemoteTables(remote, { io, cwd, there });
  registerRemoteLinks(remote, { io, cwd, there });

  remote
    .command('list')
    .description('list its studies')
    .addOption(jsonOption())
    .action(async ({ json }: { json?: boolean }) => {
      const rows: { study: string; name: string; state: string }[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const search: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const page = (await askRemote(there(), `/studies?limit=200${search}`)) as {
          data: { slug: string; name: string; state: string }[];
          next: string | null;
        };
        rows.push(...page.data.map(({ slug, name, state }) => ({ study: slug, name, state })));
        cursor = page.next;
      }
      if (json === true) io.stdout(`${JSON.stringify(rows)}\n`);
      else for (const { study, state, name } of rows) io.stdout(`${study}\t${state}\t${name}\n`);
    });

  remote
    .command('apply')
    .description('make a study there be what a file says: create it, or change one that has not opened')
    .argument('<file>', 'study.yaml (or JSON); a table of items beside it is sent along')
    .option('--dry-run', 'only say what would be done')
    .option('--yes', 'let what was uploaded or written for the study go, where it no longer fits')
    .addOption(jsonOption())
    .action(
      async (
        file: string,
        { dryRun = false, yes = false, json }: { dryRun?: boolean; yes?: boolean; json?: boolean },
      ) => {
        const { slug, text, type } = await sentFile(cwd, file);
        const applied = (await askRemote(
          there(),
          `/studies/${encodeURIComponent(slug)}/setup?check=${dryRun}&discard=${yes}`,
          {
            method: 'PUT',
            body: text,
            headers: { 'Content-Type': type },
          },
        )) as Sent<'AppliedSetup'>;
        io.stdout(
          json === true
            ? `${JSON.stringify({ ...applied, study: applied.slug, dryRun })}\n`
            : `"${applied.slug}": ${dryRun ? 'would be ' : ''}${applied.outcome}.\n`,
        );
      },
    );

  remote
    .command('show')
    .description('a study there as a file that `apply` takes, JSON with its items in it')
    .argument('<study>', 'as `evenhand remote list` names it')
    .action(async (slug: string) => {
      io.stdout(
        `${JSON.stringify(await askRemote(there(), `/studies/${encodeURIComponent(slug)}/setup`), null, 2)}\n`,
      );
    });

  for (const move of ['prepare', 'open', 'pause', 'resume', 'close'] as const) {
    remote
      .command(move)
      .description(`${move} a study there, as the button of its page does`)
      .argument('<study>', 'as `evenhand remote list` names it')
      .action(async (slug: string) => {
        const asking = { method: 'POST' } as const;
        const moved = (await askRemote(
          there(),
          `/studies/${encodeURIComponent(slug)}/${move}`,
          asking,
        )) as Sent<'Moved'>;
        io.stdout(`"${slug}" is ${moved.state}.\n`);
      });
  }

  remote
    .command('wait')
    .description('wait until a study there is closed; ends with 0 then, with 3 where it is withdrawn')
    .argument('<study>', 'as `evenhand remote list` names it')
    .requiredOption('--closed', 'until it is closed')
    .option('--timeout <time>', 'give up after 90s, 30m, 12h or 7d, with exit code 75', parseDuration)
    .option('--every <time>', 'how often to look', parseDuration, parseDuration('30s'))
    .action(async (slug: string, { timeout, every }: { timeout?: Duration; every: Duration }) => {
      const until = timeout === undefined ? Infinity : Date.now() + timeout.ms;
      for (;;) {
        const { state } = await studyOf(slug);
        if (state === 'closed' || state === 'decided') return io.stdout(`"${slug}" is ${state}.\n`);
        if (state === 'withdrawn') throw new AppError('wait-withdrawn', { slug });
        const left = until - Date.now();
        if (left <= 0) throw new AppError('wait-over', { slug, state, waited: timeout!.text });
        await pause(Math.min(every.ms, left), undefined, { signal: context.signal }).catch(() => {
          throw new AppError('waiting-stopped', { slug, state });
        });
      }
    });

  remote
    .command('verdict')
    .description('the verdict on each candidate of a study there')
    .argument('<study>', 'as `evenhand remote list` names it')
    .addOption(jsonOption().conflicts('markdown'))
    .option('--markdown', 'print Markdown for a pull request')
    .option('--fail-on <verdicts>', 'as `evenhand verdict` has it', parseGate)
    .action(async (slug: string, { json, markdown, failOn }: VerdictOptions) => {
      if (failOn !== undefined) {
        const { state } = await studyOf(slug);
        if (state !== 'closed' && state !== 'decided') throw new AppError('gate-too-early', { slug, state });
      }
      const verdict = (await askRemote(
        there(),
        `/studies/${encodeURIComponent(slug)}/verdict`,
      )) as ToldVerdict;
      if (json === true) io.stdout(`${JSON.stringify(verdict)}\n`);
      else if (verdict.estimates === 'withheld') io.stdout(withheldText(verdict));
      else if (markdown === true) io.stdout(verdictMarkdown(verdict));
      else {
        for (const { system, decision, sentence = '' } of verdict.candidates) {
          io.stdout(`${system}: ${decision.toUpperCase()}\n${sentence}\n`);
        }
      }
      const failed = failOn === undefined ? null : gateOf(verdict, failOn);
      if (failed !== null) throw new EndsWith(failed);
    });

  remote
    .command('export')
    .description('the export of a study there as one archive')
    .argument('<study>', 'as `evenhand remote list` names it')
    .requiredOption('--out <file>', 'the archive to write, .zip')
    .action(async (slug: string, { out }: { out: string }) => {
      await downloadRemote(
        there(),
        `/studies/${encodeURIComponent(slug)}/export/study.zip`,
        path.resolve(cwd, out),
      );
      io.stdout(`${out}\n`);
    });
}

function remoteOf({ config, signal }: CommandContext, server: string | undefined): Remote {
  const { address, token } = config.remote;
  const at = server ?? address;
  if (at === undefined) throw new AppError('remote-unnamed');
  if (!URL.canParse(at)) throw new AppError('remote-unreachable', { address: at, said: 'URL' });
  if (token === undefined) throw new AppError('remote-needs-token');
  return { address: new URL(at).origin, token, signal };
}
