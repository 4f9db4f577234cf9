import type { ActionFunction, AppLoadContext, LoaderFunction, ServerBuild } from '@remix-run/node';
import type { Request as Incoming, RequestHandler, Response as Outgoing } from 'express';
import { answerWith } from './pages.ts';

/** What raters' pages ask for with every task. Whatever these routes do, they answer in JSON. */
const PATHS = ['r/:token/judgments', 'r/:token/next'];

interface Resource {
  readonly path: RegExp;
  readonly names: readonly string[];
  readonly loader: LoaderFunction | undefined;
  readonly action: ActionFunction | undefined;
}

/**
 * Answers what raters' pages ask for by themselves, before anything else looks at the request: the routes are the
 * pages' own, with their checks, and only the machinery that renders documents is left out. Whatever is not plainly
 * one of these requests goes on to the pages.
 */
export function serveResources(
  build: ServerBuild,
  contextOf: (request: Incoming, response: Outgoing) => AppLoadContext,
): RequestHandler {
  const resources = resourcesOf(build);
  return (request, response, next) => {
    const found = match(resources, request);
    if (found === undefined) return next();
    answerWith(request, response, async (asked) => {
      const context = contextOf(request, response);
      const answer = await found.answer({ request: asked, params: found.params, context });
      if (answer instanceof Response) return answer;
      throw new Error(`${found.path} gave no response`);
    }).catch(next);
  };
}

function resourcesOf({ routes }: ServerBuild): Resource[] {
  return PATHS.map((path) => {
    const route = Object.values(routes).find((known) => known?.path === path);
    if (route === undefined) throw new Error(`the pages have no route ${path}`);
    return {
      path: new RegExp(`^/${path.replace(/:\w+/g, '([^/]+)')}$`),
      names: [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!),
      loader: route.module.loader as LoaderFunction | undefined,
      action: route.module.action as ActionFunction | undefined,
    };
  });
}

function match(resources: readonly Resource[], { method, path, url }: Incoming) {
  // A query that the pages' machinery would take for its own is left to it.
  if (!path.startsWith('/r/') || url.includes('?_') || url.includes('&_')) return undefined;
  for (const { path: pattern, names, loader, action } of resources) {
    const parts = pattern.exec(path);
    if (parts === null) continue;
    const answer = method === 'GET' ? loader : method === 'POST' ? action : undefined;
    if (answer === undefined) return undefined;
    try {
      const params = Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(parts[i + 1]!)]));
      return { answer, params, path: pattern.source };
    } catch {
      return undefined; // a malformed escape
    }
  }
  return undefined;
}
