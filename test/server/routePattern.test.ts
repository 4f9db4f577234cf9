import { expect, it } from 'vitest';
import type { ServerBuild } from '@remix-run/node';
import { routePatterns } from '#app/server/routePattern.ts';

const route = (id: string, parentId: string | undefined, path?: string, index?: true) => ({
  id,
  parentId,
  path,
  index,
});
const routes = Object.fromEntries(
  [
    route('root', undefined, ''),
    route('home', 'root', undefined, true),
    route('lead', 'root'),
    route('new', 'lead', 'studies/new'),
    route('study', 'lead', 'studies/:slug'),
    route('landing', 'root', 'r/:token'),
    route('next', 'root', 'r/:token/next'),
    route('nothing', 'root', '*'),
  ].map((each) => [each.id, each]),
) as unknown as ServerBuild['routes'];

it.each([
  ['/', '/'],
  ['/_root.data', '/'],
  ['/studies/new', '/studies/new'],
  ['/studies/summer', '/studies/:slug'],
  ['/studies/summer.data', '/studies/:slug'],
  ['/r/8fQxSecret', '/r/:token'],
  ['/r/8fQxSecret/next', '/r/:token/next'],
  ['/R/8fQxSecret/next/', '/r/:token/next'],
  ['/r/8fQxSecret/nothing', 'unknown'],
  ['/r/8fQxSecret/%', 'unknown'],
  ['/wp-login.php', 'unknown'],
  ['/assets/app-1234.js', '/assets/*'],
  ['/ready', '/ready'],
])('%s is answered by %s', (path, pattern) => {
  expect(routePatterns(routes)(path)).toBe(pattern);
});
