/** A page's title; that of the program alone where the page could not be loaded. */
export function titleOf(page: string | undefined): string {
  return page === undefined ? 'Evenhand' : `${page} · Evenhand`;
}
