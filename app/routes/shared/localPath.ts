/** Stands for this server while an address is resolved; nobody can have it. */
const HERE = 'http://here.invalid';

/**
 * An address that somebody asked to be led to, as a path of this server; `otherwise` where it leads elsewhere. It is
 * resolved as browsers do it, which drop tabs and line breaks, take a backslash for a slash and go up at "..", and
 * what comes out is resolved once more, because "/a/..//elsewhere" comes out as "//elsewhere".
 */
export function localPath(wanted: string | null | undefined, otherwise: string): string {
  if (wanted === null || wanted === undefined || !wanted.startsWith('/')) return otherwise;
  const path = pathHere(wanted);
  return path !== undefined && pathHere(path) === path ? path : otherwise;
}

function pathHere(address: string): string | undefined {
  if (!URL.canParse(address, HERE)) return undefined;
  const { origin, pathname, search, hash } = new URL(address, HERE);
  return origin === HERE ? pathname + search + hash : undefined;
}
