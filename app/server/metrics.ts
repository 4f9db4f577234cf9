import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { RequestHandler } from 'express';
import type { Log } from '#app/log/log.ts';
import type { Database } from '#db/database.ts';
import { countRatersAtWork, summarizeJobs } from '#db/queries/operations.ts';

/** What a process counts, in Prometheus' text format. No label has more values than the program has code for. */
export interface Metrics {
  readonly contentType: string;
  /** Counts each request under its route's pattern. */
  readonly middleware: RequestHandler;
  text(): Promise<string>;
}

/** Requests of clients can have any method; these have a name of their own, the others one together. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const SUBMIT = 'POST /r/:token/judgments';
const CLAIM = 'GET /r/:token/next';

/** @param patternOf the pattern of a path's route (`/r/:token/next`), from a fixed set */
export function createMetrics(db: Database, patternOf: (path: string) => string, log: Log): Metrics {
  const registry = new Registry();
  const registers = [registry];
  // Measuring the process costs a timer; only who is asked for it pays.
  let measured = false;
  const duration = new Histogram({
    name: 'evenhand_http_request_duration_seconds',
    help: 'Time from a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const claims = new Counter({
    name: 'evenhand_claims_total',
    help: "Raters' questions for their next task that this process answered.",
    registers,
  });
  const submits = new Counter({
    name: 'evenhand_submits_total',
    help: 'Judgments that this process acknowledged.',
    registers,
  });
  const reachable = new Gauge({
    name: 'evenhand_database_reachable',
    help: '1 where the database answered this scrape; the gauges below it are missing otherwise.',
    registers,
  });
  const jobs = new Gauge({
    name: 'evenhand_jobs',
    help: 'Jobs of the installation by kind and state.',
    labelNames: ['kind', 'state'],
    registers,
  });
  const oldest = new Gauge({
    name: 'evenhand_oldest_waiting_job_seconds',
    help: 'For how long the oldest waiting job of a kind has waited.',
    labelNames: ['kind'],
    registers,
  });
  const raters = new Gauge({
    name: 'evenhand_raters_at_work',
    help: 'Raters of the installation who hold a task now.',
    registers,
  });

  async function askDatabase(): Promise<void> {
    jobs.reset();
    oldest.reset();
    try {
      const [summary, atWork] = await Promise.all([summarizeJobs(db), countRatersAtWork(db)]);
      for (const { kind, state, count, oldest_seconds: age } of summary) {
        jobs.set({ kind, state }, count);
        if (state === 'queued') oldest.set({ kind }, age);
      }
      raters.set(atWork);
      reachable.set(1);
    } catch (error) {
      log.warn({ err: error }, 'metrics without the database, which does not answer');
      raters.remove();
      reachable.set(0);
    }
  }

  return {
    contentType: registry.contentType,
    middleware: (request, response, next) => {
      const started = performance.now();
      const route = patternOf(request.path);
      const method = METHODS.has(request.method) ? request.method : 'other';
      response.once('close', () => {
        const status = String(response.statusCode);
        duration.observe({ method, route, status }, (performance.now() - started) / 1000);
        if (response.statusCode >= 300 || !response.writableFinished) return;
        if (`${method} ${route}` === SUBMIT) submits.inc();
        if (`${method} ${route}` === CLAIM) claims.inc();
      });
      next();
    },
    async text() {
      if (!measured) collectDefaultMetrics({ register: registry });
      measured = true;
      await askDatabase();
      return await registry.metrics();
    },
  };
}
