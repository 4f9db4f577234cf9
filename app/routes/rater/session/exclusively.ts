/**
 * Runs something while no other tab of this browser runs the same. Where the browser has no locks (on plain http://
 * addresses) it runs at once; what it does must be harmless twice.
 */
export async function exclusively(name: string, run: () => Promise<void>): Promise<void> {
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  if (locks === undefined) await run();
  else await locks.request(name, run);
}
