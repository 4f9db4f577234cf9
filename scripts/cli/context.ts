import type { Locale } from '#app/core/shared/localized.ts';
import type { Config } from '#app/config/config.ts';
import type { JobQueue } from '#app/jobs/runner/queue.ts';
import type { Log } from '#app/log/log.ts';
import type { OpenDatabase } from '#db/client.ts';

/** Where a command writes; the real streams, or the socket of the command that a server runs for somebody. */
export interface CommandIo {
  stdout(text: string): void;
  stderr(text: string): void;
  /** Whether a person watches, so that progress may be drawn over itself. */
  readonly interactive: boolean;
  /** The language of whoever reads it; English where nothing is said. */
  readonly locale?: Locale | undefined;
}

/** What every command is given; nothing of it is global, so that a server can run a command for another process. */
export interface CommandContext {
  readonly io: CommandIo;
  /** Paths on the command line are relative to this folder. */
  readonly cwd: string;
  readonly config: Config;
  /** What the operator is told, loaded on first use; `io` is for whoever gave the command. */
  readonly log: () => Promise<Log>;
  readonly signal: AbortSignal;
  /** The address that raters' links begin with. */
  readonly origin: string;
  /** Whether a server runs the command for another process, which then holds no database itself. */
  readonly forwarded?: boolean;
  /** The study database, opened on first use; the running server's own when it runs the command. */
  readonly database: () => Promise<OpenDatabase>;
  /**
   * Background work. On first use this process begins to do jobs itself: where `work` says so, by default where the
   * configuration does (EVENHAND_JOBS).
   */
  readonly jobs: (options?: { work: boolean }) => Promise<JobQueue>;
  /** Runs another command line within a context: how a server serves those of other processes. */
  readonly run: (argv: string[], context: CommandContext) => Promise<number>;
}
