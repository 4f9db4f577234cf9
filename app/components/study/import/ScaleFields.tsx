import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { FoundJudgments } from '#app/services/imports/judgments/judgmentsToImport.ts';
import type { TypedScale } from './useGivenFiles.ts';

/** The criteria that were found, with both ends of their scales, which can be said otherwise. */
export function ScaleFields({
  criteria,
  typed,
  onChange,
}: {
  criteria: FoundJudgments['criteria'];
  typed: Readonly<Record<string, TypedScale>>;
  /** @param look whether the scale is said, and the files are to be looked at by it */
  onChange: (typed: Readonly<Record<string, TypedScale>>, look: boolean) => void;
}) {
  const { t } = useTranslation('imports');
  return (
    <div className="grid gap-2">
      <h2>{t('scales')}</h2>
      <Table caption={t('scalesHint')}>
        <thead>
          <tr>
            <HeadCell>{t('criterion')}</HeadCell>
            <HeadCell>{t('lowest')}</HeadCell>
            <HeadCell>{t('highest')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ name, lowest, highest }) => {
            const own = typed[name] ?? { lowest: String(lowest), highest: String(highest) };
            const field = (end: keyof TypedScale) => (
              <input
                aria-label={t(end === 'lowest' ? 'lowestOf' : 'highestOf', { criterion: name })}
                inputMode="decimal"
                className="min-h-touch w-20 rounded-md border border-edge bg-raised px-2 tabular-nums hover:border-accent"
                value={own[end]}
                onChange={(event) =>
                  onChange({ ...typed, [name]: { ...own, [end]: event.currentTarget.value } }, false)
                }
                onBlur={() => name in typed && onChange(typed, true)}
              />
            );
            return (
              <tr key={name}>
                <Cell className="[overflow-wrap:anywhere]">{name}</Cell>
                <Cell>{field('lowest')}</Cell>
                <Cell>{field('highest')}</Cell>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}
