/**
 * What somebody waits for, unless they leave: then nobody reads the answer, and it is no failure that they left.
 * @param signal of the request
 */
export async function unlessLeft(signal: AbortSignal, run: () => Promise<unknown>): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    if (!signal.aborted) throw error;
    return new Response(null, { status: 408 });
  }
}
