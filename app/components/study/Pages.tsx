import { Link } from '#app/components/ui/Link.tsx';

/** The way through the pages of a long list; nothing where there is one page. */
export function Pages({
  page,
  pages,
  to,
  words,
}: {
  page: number;
  pages: number;
  to: (page: number) => string;
  words: { place: string; before: string; after: string };
}) {
  if (pages <= 1) return null;
  return (
    <nav aria-label={words.place} className="flex min-h-touch flex-wrap items-center gap-6">
      {page > 1 && <Link to={to(page - 1)}>{words.before}</Link>}
      <span className="text-quiet tabular-nums">{words.place}</span>
      {page < pages && <Link to={to(page + 1)}>{words.after}</Link>}
    </nav>
  );
}
