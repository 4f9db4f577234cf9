import type { CommandContext } from '#scripts/cli/context.ts';
import type { Remote } from './client.ts';

/** What the commands of `evenhand remote` are given. */
export interface RemoteContext extends Pick<CommandContext, 'io' | 'cwd'> {
  /** The installation that is meant. */
  readonly there: () => Remote;
}
