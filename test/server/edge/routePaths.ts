import routes from '#app/routes.ts';

interface ConfigEntry {
  readonly path?: string | undefined;
  readonly index?: boolean | undefined;
  readonly children?: readonly ConfigEntry[] | undefined;
}

/** Every address that there is, parameters as `:name`: from the routes themselves, so that a new one is among them. */
export function routePaths(): string[] {
  const within = (entries: readonly ConfigEntry[], above: string): string[] =>
    entries.flatMap(({ path, index, children = [] }) => {
      const here = path === undefined ? above : `${above}/${path}`;
      const own = path !== undefined || index === true ? [here === '' ? '/' : here] : [];
      return [...own, ...within(children, here)];
    });
  return [...new Set(within(routes as ConfigEntry[], ''))];
}
