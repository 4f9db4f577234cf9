/** The page that an address asks for, from 1; the first where it asks for none. */
export function pageOf(request: Request): number {
  const asked = Number(new URL(request.url).searchParams.get('page') ?? 1);
  return Number.isInteger(asked) && asked >= 1 && asked <= 1_000_000 ? asked : 1;
}
