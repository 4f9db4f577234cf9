import { AppError } from '#app/core/shared/errors.ts';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import type { AppLoadContext } from '@remix-run/node';
import compression from 'compression';
import express from 'express';
import type { TrustedProxies } from '#app/config/config.ts';
import { PROGRAM_FOLDER } from '#app/config/programFolder.ts';
import type { JobQueue } from '#app/jobs/runner/queue.ts';
import { createLog, type Log } from '#app/log/log.ts';
import { startInferenceWorker, type InferenceWorker } from '#app/inference/worker/client.ts';
import { NO_ACCESS, type ModelAccess } from '#app/services/generation/modelAccess.ts';
import { createTrials } from '#app/services/generation/trials.ts';
import type { Database } from '#db/database.ts';
import type { AppContext } from './context.ts';
import { createDrain } from './drain.ts';
import { answerFailures } from './failures.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { healthRoutes, type Readiness } from './operations.ts';
import { checkOrigin } from './origin.ts';
import { servePages } from './pages.ts';
import { createReadiness } from './readiness.ts';
import { remoteAddress } from './remoteAddress.ts';
import { checkRequestLine } from './requestLine.ts';
import { requestLogging } from './requests.ts';
import { routePatterns } from './routePattern.ts';
import { serveResources } from './resources.ts';
import { securityHeaders } from './securityHeaders.ts';

export interface ServerOptions {
  readonly db: Database;
  readonly jobs: JobQueue;
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  /** The address under which people reach the server; by default the one it listens on. */
  readonly origin?: string | undefined;
  /** Addresses, networks or names of networks of the proxies that are believed, or how many there are. */
  readonly trustedProxies?: TrustedProxies | undefined;
  readonly dataFolder: string;
  /** What studies may reach; without it nothing. */
  readonly models?: ModelAccess;
  /** Starts a process that runs a model which a lead tries. */
  readonly startWorker?: () => Promise<InferenceWorker>;
  /** Where failures are told; by default standard error. */
  readonly log?: Log;
  /** Below so many free bytes on the data folder's disk `/ready` says no; by default never. */
  readonly leastFreeBytes?: number;
  /** Whether a second person has to review each decision before it is signed; by default not. */
  readonly review?: boolean;
  /** Whether webhooks may be sent to addresses of private networks; by default not. */
  readonly webhooksPrivate?: boolean;
  /** How long `close` waits for requests under way; 10 s by default. */
  readonly drainMs?: number;
  /** Other limits than `TIMEOUTS`, milliseconds. */
  readonly timeouts?: Partial<typeof TIMEOUTS>;
}

/**
 * Whoever sends a request in drops holds its connection no longer than this, milliseconds, and is answered with 408.
 * Bodies that a route reads have shorter limits of their own.
 */
const TIMEOUTS = { headersTimeout: 15_000, requestTimeout: 300_000, connectionsCheckingInterval: 5000 };

export interface RunningServer {
  /** Where people reach it, without a trailing slash. */
  readonly url: string;
  /** Where it listens. */
  readonly port: number;
  readonly metrics: Metrics;
  readonly readiness: Readiness;
  /** Whether `close` has begun. */
  readonly draining: boolean;
  /** Takes no further connection, answers the requests under way, and closes; `/ready` says no from the first moment. */
  close(): Promise<void>;
}

/**
 * Serves the pages. Only a build has them: there, they are a part of the same program.
 * @throws AppError `unavailable` when the port is taken
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const pages = await import('virtual:remix/server-build');
  const {
    log = createLog({ level: 'info' }),
    db,
    dataFolder,
    leastFreeBytes = 0,
    drainMs = 10_000,
  } = options;
  const drain = createDrain();
  const metrics = createMetrics(db, routePatterns(pages.routes), log);
  const readiness = createReadiness({ db, dataFolder, leastFreeBytes, log, draining: () => drain.draining });
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', false);
  // Only these may tell the client's address, which limits are counted by.
  app.set('trust proxy', options.trustedProxies ?? ['loopback']);
  app.use(drain.middleware);
  app.use(securityHeaders({ https: options.origin?.startsWith('https:') === true }));
  app.use(requestLogging(log));
  app.use(metrics.middleware);
  app.use(checkRequestLine);
  app.use(healthRoutes(readiness));

  const server = createServer({ ...TIMEOUTS, ...options.timeouts }, app);
  const { url, port } = await listen(server, options);
  const origin = options.origin ?? url;
  // Who comes by a browser has no other access to the machine's files.
  const models = { ...(options.models ?? NO_ACCESS), anywhere: false };
  const trials = createTrials({
    access: models,
    startWorker: options.startWorker ?? (() => startInferenceWorker()),
  });
  const context: Omit<AppContext, 'nonce' | 'clientAddress' | 'requestId'> = {
    db: options.db,
    jobs: options.jobs,
    trials,
    config: {
      origin,
      secureCookies: origin.startsWith('https:'),
      dataFolder: options.dataFolder,
      models,
      review: options.review ?? false,
      webhooksPrivate: options.webhooksPrivate ?? false,
    },
  };
  const contextOf = (request: express.Request, response: express.Response): AppLoadContext => ({
    ...context,
    nonce: response.locals.nonce as string,
    clientAddress: remoteAddress(request),
    requestId: response.locals.requestId as string,
  });
  app.use(checkOrigin({ configured: options.origin, listening: url }));
  // What raters wait for comes first: no file has such a path, and compressing a few hundred bytes gains nothing.
  app.use(serveResources(pages, contextOf));
  app.use(compression());
  const client = path.join(PROGRAM_FOLDER, 'build', 'client');
  app.use('/assets', express.static(path.join(client, 'assets'), { immutable: true, maxAge: '1y' }));
  app.use(express.static(client, { maxAge: '1h', index: false }));
  app.use(servePages(pages, contextOf));
  app.use(answerFailures);
  return {
    url: origin,
    port,
    metrics,
    readiness,
    get draining() {
      return drain.draining;
    },
    async close() {
      log.info('the server stops: requests under way are answered, connections are not taken any more');
      trials.close();
      const cut = await drain.begin(server, drainMs);
      if (cut > 0) log.warn({ cut }, `requests were cut that took longer than ${drainMs / 1000} s to end`);
      log.info('the server has stopped');
    },
  };
}

/** Where it listens, once it does. */
async function listen(server: Server, { host, port }: ServerOptions): Promise<{ url: string; port: number }> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new AppError('port-in-use', { port, host }, { cause: error })
          : new AppError(
              'cannot-listen',
              { place: `${host}:${port}`, said: error.message },
              { cause: error },
            ),
      );
    });
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  const name = ['0.0.0.0', '::', '127.0.0.1'].includes(host) ? 'localhost' : host;
  return { url: `http://${name}:${actual}`, port: actual };
}
