import { useTranslation } from '#app/i18n/index.ts';

/** Most faults that are told; the rest is counted. */
const MOST_FAULTS = 20;

/** Why a chosen file can't be taken, as the server tells it. */
export interface ToldRefusal {
  readonly message: string;
  /** Each fault with its place; none where the message says it all. */
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

/** The faults of a chosen file, each with its place. */
export function FileFaults({ message, problems }: ToldRefusal) {
  const { t } = useTranslation('study');
  if (problems.length === 0) return <p className="text-fault">{message}</p>;
  const more = problems.length - MOST_FAULTS;
  return (
    <ul className="grid list-disc gap-1 pl-5 [overflow-wrap:anywhere]">
      {problems.slice(0, MOST_FAULTS).map(({ path, message: fault }, index) => (
        <li key={index}>
          {path}: {fault}
        </li>
      ))}
      {more > 0 && <li>{t('items.moreFaults', { count: more })}</li>}
    </ul>
  );
}
