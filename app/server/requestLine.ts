import { AppError } from '#app/core/shared/errors.ts';
import type { RequestHandler } from 'express';
import { storingFault } from '#app/core/shared/storable.ts';
import { isOfApi } from './problemBody.ts';

const METHODS = ['GET', 'HEAD', 'POST'];

/**
 * Refuses what no page or resource can mean, before anything tries to read it: methods that nothing there has, and
 * addresses that are malformed. An address is afterwards a path with its query, whichever form it came in.
 */
export const checkRequestLine: RequestHandler = (request, response, next) => {
  // What the API refuses it says in its own way, and it alone takes what is put there.
  const isApi = isOfApi(request.path);
  const methods = isApi ? [...METHODS, 'PUT'] : METHODS;
  if (isApi && !methods.includes(request.method)) {
    const allowed = methods.join(', ');
    response.set('Allow', allowed);
    next(new AppError('method-not-here', { allowed }));
    return;
  }
  if (!methods.includes(request.method)) {
    response
      .status(405)
      .set({ Allow: METHODS.join(', '), 'Cache-Control': 'no-store' })
      .end();
    return;
  }
  try {
    request.url = pathOf(request.url);
    request.originalUrl = request.url;
    checkHost(request.headers.host);
    next();
  } catch (error) {
    next(error);
  }
};

/**
 * The path and query of a request's target.
 * @throws AppError `invalid_input` for one that cannot be read
 */
function pathOf(target: string): string {
  const path = target.startsWith('/') ? target : pathOfAbsolute(target);
  const [pathname = '', ...query] = path.split('?');
  const search = query.join('?');
  if (!isReadable(pathname) || isNul(search)) throw malformed();
  // An old way to ask for one loader's data, which none of our pages uses.
  if (new URLSearchParams(search).has('_data')) throw malformed();
  return path;
}

/** Clients may name the whole address, and do so to proxies. */
function pathOfAbsolute(target: string): string {
  if (!/^https?:\/\//i.test(target) || !URL.canParse(target)) throw malformed();
  const { pathname, search } = new URL(target);
  return pathname + search;
}

function isReadable(pathname: string): boolean {
  try {
    return storingFault(decodeURIComponent(pathname)) === null && !isNul(pathname);
  } catch {
    return false;
  }
}

function isNul(text: string): boolean {
  return text.includes('\u0000') || text.includes('%00');
}

/** A name or an address, with a port or without. */
const HOST = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;

function checkHost(host: string | undefined): void {
  // HTTP/1.0 has none.
  if (host === undefined || (HOST.test(host) && URL.canParse(`http://${host}`))) return;
  throw new AppError('host-unreadable');
}

function malformed(): AppError {
  return new AppError('address-malformed');
}
