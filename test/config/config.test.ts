import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { loadConfig, readEnvironment } from '#app/config/config.ts';
import type { AppError } from '#app/core/shared/errors.ts';

describe('loadConfig', () => {
  it('needs nothing', () => {
    expect(loadConfig({ PORT: ' ', DATABASE_URL: '' }, '/srv')).toEqual({
      database: { kind: 'embedded', folder: '/srv/data' },
      dataFolder: '/srv/data',
      host: '127.0.0.1',
      port: 3000,
      origin: undefined,
      trustedProxies: ['loopback'],
      threads: undefined,
      executionProvider: 'cpu',
      models: { folder: '/srv/data/models', anywhere: true, hosts: [], apiKey: expect.any(Function) },
      logLevel: undefined,
      jobs: true,
      operations: { host: '127.0.0.1', port: undefined, metricsToken: undefined },
      review: false,
      webhooksPrivate: false,
      remote: { address: undefined, token: undefined },
      leastFreeBytes: 256 * 2 ** 20,
      drainMs: 25_000,
      mode: 'production',
    });
  });

  it('takes every variable', () => {
    const env = {
      DATABASE_URL: 'postgres://me:secret@db:5432/evenhand',
      EVENHAND_DATABASE_CONNECTIONS: '25',
      EVENHAND_PREPARED_STATEMENTS: 'off',
      EVENHAND_DATA: '/var/evenhand',
      PORT: '0',
      HOST: '::1',
      EVENHAND_ORIGIN: 'https://evenhand.example.org/',
      EVENHAND_TRUSTED_PROXIES: 'loopback, 10.0.0.0/8,2001:db8::/32',
      EVENHAND_THREADS: '3',
      EVENHAND_EXECUTION_PROVIDER: 'cuda',
      EVENHAND_MODELS: '/models',
      EVENHAND_MODEL_HOSTS: 'localhost:8000, models.example.org,[::1]:9',
      EVENHAND_JOBS: 'off',
      EVENHAND_OPERATIONS_PORT: '9464',
      EVENHAND_OPERATIONS_HOST: '0.0.0.0',
      EVENHAND_METRICS_TOKEN: 'abcdefghijklmnop',
      EVENHAND_REVIEW: 'on',
      EVENHAND_WEBHOOKS_PRIVATE: 'on',
      EVENHAND_REMOTE: 'https://study.example.org/',
      EVENHAND_TOKEN: 'evh_abc',
      EVENHAND_LEAST_DISK: '1024',
      EVENHAND_DRAIN_SECONDS: '60',
      LOG_LEVEL: 'debug',
      NODE_ENV: 'development',
    };
    expect(loadConfig(env)).toEqual({
      database: {
        kind: 'server',
        url: 'postgres://me:secret@db:5432/evenhand',
        poolSize: 25,
        prepared: false,
      },
      dataFolder: '/var/evenhand',
      host: '::1',
      port: 0,
      origin: 'https://evenhand.example.org',
      trustedProxies: ['loopback', '10.0.0.0/8', '2001:db8::/32'],
      threads: 3,
      executionProvider: 'cuda',
      models: {
        folder: '/models',
        anywhere: false,
        hosts: ['localhost:8000', 'models.example.org', '[::1]:9'],
        apiKey: expect.any(Function),
      },
      logLevel: 'debug',
      jobs: false,
      operations: { host: '0.0.0.0', port: 9464, metricsToken: 'abcdefghijklmnop' },
      review: true,
      webhooksPrivate: true,
      remote: { address: 'https://study.example.org', token: 'evh_abc' },
      leastFreeBytes: 2 ** 30,
      drainMs: 60_000,
      mode: 'development',
    });
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', 'web'],
    ['HOST', 'a b'],
    ['DATABASE_URL', 'mysql://db/evenhand'],
    ['DATABASE_URL', 'evenhand'],
    ['EVENHAND_ORIGIN', 'evenhand.example.org'],
    ['EVENHAND_ORIGIN', 'https://example.org/evenhand'],
    ['EVENHAND_TRUSTED_PROXIES', 'proxy.example.org'],
    ['EVENHAND_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['EVENHAND_TRUSTED_PROXIES', '10.0.0.0/8/1'],
    ['EVENHAND_TRUSTED_PROXIES', '-1'],
    ['EVENHAND_THREADS', '0'],
    ['EVENHAND_THREADS', '-1'],
    ['EVENHAND_EXECUTION_PROVIDER', 'cpu,cuda'],
    ['EVENHAND_MODEL_HOSTS', 'http://localhost:8000'],
    ['EVENHAND_MODEL_HOSTS', 'localhost:8000/v1'],
    ['EVENHAND_MODEL_HOSTS', 'me@localhost'],
    ['EVENHAND_DATABASE_CONNECTIONS', '1'],
    ['EVENHAND_PREPARED_STATEMENTS', 'maybe'],
    ['NODE_ENV', 'staging'],
  ])('refuses %s=%s and names variable, value and remedy', (name, value) => {
    const error = refusal({ [name]: value });
    expect(error.code).toBe('configuration');
    expect(error.problems.map((problem) => problem.path)).toEqual([name]);
    expect(error.message).toContain(`${name} is "${value}": `);
  });

  it('lists all problems at once, and prints no password', () => {
    const error = refusal({ PORT: 'x', EVENHAND_THREADS: 'many', DATABASE_URL: 'mysql://me:secret@db/x' });
    expect(error.problems.map((p) => p.path)).toEqual(['DATABASE_URL', 'PORT', 'EVENHAND_THREADS']);
    expect(error.message).toContain('mysql://***@db/x');
    expect(error.message).not.toContain('secret');
  });
});

describe('keys of servers', () => {
  const { models } = loadConfig({ EVENHAND_KEY_LAB: 'secret', HOME: '/root', EVENHAND_KEY_EMPTY: '' });

  it('are given by the variables that bear their prefix, and by no other', () => {
    expect(models.apiKey('EVENHAND_KEY_LAB')).toBe('secret');
    expect(models.apiKey('EVENHAND_KEY_EMPTY')).toBeUndefined();
    expect(models.apiKey('HOME')).toBeUndefined();
  });

  it('do not show when the configuration is printed', () => {
    expect(JSON.stringify(models)).not.toContain('secret');
    expect(inspect(models, { depth: null })).not.toContain('secret');
  });
});

describe('readEnvironment', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'evenhand-config-'));
  afterEach(() => {
    delete process.env.EVENHAND_THREADS;
    rmSync(folder, { recursive: true, force: true });
  });

  it('completes the environment by a file and lets the environment win', () => {
    expect(readEnvironment(path.join(folder, 'nowhere'))).toBe(process.env);
    writeFileSync(path.join(folder, '.env'), 'EVENHAND_THREADS=7\nNODE_ENV=production\n');
    const env = readEnvironment(folder);
    expect(env.EVENHAND_THREADS).toBe('7');
    expect(env.NODE_ENV).toBe('test');
  });
});

it('.env.example sets nothing and names every variable', () => {
  const example = readFileSync(path.resolve(import.meta.dirname, '../../.env.example'), 'utf8');
  const named = [...example.matchAll(/^# ?([A-Z_]+)=/gm)].map((match) => match[1]);
  const error = refusal({
    DATABASE_URL: 'x',
    PORT: 'x',
    HOST: ' x y',
    EVENHAND_ORIGIN: 'x',
    EVENHAND_TRUSTED_PROXIES: 'x',
    EVENHAND_THREADS: 'x',
    EVENHAND_DATABASE_CONNECTIONS: 'x',
    EVENHAND_PREPARED_STATEMENTS: 'x',
    EVENHAND_MODEL_HOSTS: 'x/',
    EVENHAND_JOBS: 'x',
    EVENHAND_OPERATIONS_PORT: 'x',
    EVENHAND_OPERATIONS_HOST: 'x y',
    EVENHAND_METRICS_TOKEN: 'x',
    EVENHAND_REVIEW: 'x',
    EVENHAND_WEBHOOKS_PRIVATE: 'x',
    EVENHAND_REMOTE: 'x',
    EVENHAND_TOKEN: 'x',
    EVENHAND_LEAST_DISK: 'x',
    EVENHAND_DRAIN_SECONDS: 'x',
    LOG_LEVEL: 'x',
    NODE_ENV: 'x',
  });
  const free = ['EVENHAND_DATA', 'EVENHAND_MODELS', 'EVENHAND_KEY_LAB'];
  expect([...named].sort()).toEqual([...error.problems.map((p) => p.path), ...free].sort());
  expect(example).not.toMatch(/^[^#\n]/m);
});

function refusal(env: Record<string, string>): AppError {
  try {
    loadConfig(env);
  } catch (error) {
    return error as AppError;
  }
  throw new Error('nothing was refused');
}
