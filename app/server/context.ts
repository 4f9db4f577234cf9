import type { Database } from '#db/database.ts';
import type { ModelAccess } from '#app/services/generation/modelAccess.ts';
import type { Trials } from '#app/services/generation/trials.ts';
import type { JobQueue } from '#app/jobs/runner/queue.ts';

/** What the server hands to every loader and action. */
export interface AppContext {
  readonly db: Database;
  readonly config: ServerSettings;
  readonly jobs: JobQueue;
  readonly trials: Trials;
  /** Of this response's Content-Security-Policy. */
  readonly nonce: string;
  /** What counts as the address of whoever sent the request (`remoteAddress`), for limits. */
  readonly clientAddress: string;
  /** Names this request in the log; shown to a person where something failed. */
  readonly requestId: string;
}

/** What routes may know of the configuration. */
export interface ServerSettings {
  /** The address under which people reach the server, without a trailing slash. */
  readonly origin: string;
  readonly secureCookies: boolean;
  readonly dataFolder: string;
  /** Whether a second person has to review each decision before it is signed. */
  readonly review: boolean;
  /** Whether webhooks may be sent to addresses of private networks. */
  readonly webhooksPrivate: boolean;
  /** What studies that are created in the browser may reach. */
  readonly models: ModelAccess;
}

declare module '@remix-run/server-runtime' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface AppLoadContext extends AppContext {}
}
