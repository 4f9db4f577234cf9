import type { ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';

const UNKNOWN = 'unknown';
/** Answered by the server itself. */
const OWN = new Set(['/health', '/ready']);

/**
 * The pattern of the route that answers a path: one of those that the build has, `/assets/*` or `unknown`, so that it
 * can name a series of measurements and never carries a secret.
 *
 * @example patternOf('/r/8fQx/next') === '/r/:token/next'
 */
export function routePatterns(routes: ServerBuild['routes']): (path: string) => string {
  const tree = childrenOf(routes, undefined);
  return (path) => {
    if (OWN.has(path)) return path;
    if (path.startsWith('/assets/')) return '/assets/*';
    // A page's data is asked for under its address with this ending.
    const page = path.replace(/\.data$/, '').replace(/^\/_root$/, '/');
    // The router would write such an address, a secret included, to the console.
    if (!isDecodable(page)) return UNKNOWN;
    const matches = matchRoutes(tree, page) ?? [];
    const parts = matches.map(({ route }) => route.path ?? '').filter((part) => part !== '');
    return matches.length === 0 || parts.includes('*') ? UNKNOWN : `/${parts.join('/')}`;
  };
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

type Tree = Parameters<typeof matchRoutes>[0];

function childrenOf(routes: ServerBuild['routes'], parent: string | undefined): Tree {
  return Object.values(routes)
    .filter((route) => route !== undefined && route.parentId === parent)
    .map((route) => {
      const { id, path, index } = route!;
      const named = path === undefined ? {} : { path };
      return index === true ? { ...named, index: true } : { ...named, children: childrenOf(routes, id) };
    });
}
