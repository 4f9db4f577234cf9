/** When something is done and by whom, for the record. */
export interface Doing {
  now?: Date;
  /** An account's address, `COMMAND_LINE`, `RULE`, or `SYSTEM` where nobody is known. */
  actor?: string;
}

export const SYSTEM = 'system';
/** The actor of what follows from the rules fixed before opening. */
export const RULE = 'rule';
/** Whoever types commands on the machine that Evenhand runs on. */
export const COMMAND_LINE = 'command line';
