import { useState } from 'react';
import { Button } from '#app/components/ui/Button.tsx';
import { Checkbox } from '#app/components/ui/Checkbox.tsx';
import { Link } from '#app/components/ui/Link.tsx';
import { Select } from '#app/components/ui/Select.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { StudySummary } from '#app/services/studies/listStudySummaries.ts';
import { foundStudies, ORDERS, type Order, type Sought } from './foundStudies.ts';

/** From so many studies on there is something to find. */
const WORTH_SEEKING = 8;
/** So many are shown at first: nobody reads more, and the page is there at once. */
const SHOWN_AT_FIRST = 100;

/** Studies with what to do next; found by name and state, in an order, at once as one types. */
export function StudyTable({ studies }: { studies: readonly StudySummary[] }) {
  const { t } = useTranslation('study');
  const [sought, setSought] = useState<Sought>({ name: '', state: '', order: 'newest', archived: false });
  const seek = (change: Partial<Sought>) => setSought((before) => ({ ...before, ...change }));
  const [all, setAll] = useState(false);
  const found = foundStudies(studies, sought);
  const shown = all ? found : found.slice(0, SHOWN_AT_FIRST);
  const states = [...new Set(studies.map(({ state }) => state))];
  const anyArchived = studies.some(({ archived }) => archived);
  return (
    <div className="grid gap-4">
      {(studies.length >= WORTH_SEEKING || anyArchived) && (
        <div role="search" className="flex flex-wrap items-end gap-4">
          <TextField
            type="search"
            className="w-64"
            label={t('list.find')}
            value={sought.name}
            onChange={(event) => seek({ name: event.currentTarget.value })}
          />
          <Select
            label={t('list.inState')}
            options={[
              { value: '', label: t('list.every') },
              ...states.map((state) => ({ value: state, label: t(`states.${state}`) })),
            ]}
            value={sought.state}
            onChange={(event) => seek({ state: event.currentTarget.value })}
          />
          <Select
            label={t('list.sort')}
            options={ORDERS.map((order) => ({ value: order, label: t(`list.${order}`) }))}
            value={sought.order}
            onChange={(event) => seek({ order: event.currentTarget.value as Order })}
          />
          {anyArchived && (
            <Checkbox
              label={t('list.archived')}
              checked={sought.archived}
              onChange={(event) => seek({ archived: event.currentTarget.checked })}
            />
          )}
          <p role="status" className="min-h-touch content-center text-sm text-quiet">
            {found.length === 0 ? t('list.none') : t('list.shown', { count: found.length })}
          </p>
        </div>
      )}
      {found.length > 0 && (
        <Table caption={<span className="sr-only">{t('list.title')}</span>}>
          <thead>
            <tr>
              <HeadCell>{t('list.study')}</HeadCell>
              <HeadCell>{t('list.state')}</HeadCell>
              <HeadCell>{t('list.progress')}</HeadCell>
              <HeadCell>{t('list.next')}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {shown.map((study) => (
              <Row key={study.slug} study={study} />
            ))}
          </tbody>
        </Table>
      )}
      {shown.length < found.length && (
        <div>
          <Button onClick={() => setAll(true)}>{t('list.showAll', { count: found.length })}</Button>
        </div>
      )}
    </div>
  );
}

function Row({ study }: { study: StudySummary }) {
  const { t } = useTranslation('study');
  return (
    <tr>
      <Cell className="min-w-[14rem]">
        <Link to={`/studies/${study.slug}`}>{study.name}</Link>
        {study.archived && <span className="text-sm text-quiet"> · {t('list.isArchived')}</span>}
      </Cell>
      <Cell className="whitespace-nowrap">{t(`states.${study.state}`)}</Cell>
      <Cell className="whitespace-nowrap">
        {study.asked > 0
          ? t('list.judged', { submitted: study.submitted, asked: study.asked })
          : t('list.items', { count: study.items })}
      </Cell>
      <Cell className="whitespace-nowrap">{t(`next.${nextOf(study)}`, { count: study.links })}</Cell>
    </tr>
  );
}

function nextOf({ state, submitted, asked, pilot, panel, links }: StudySummary) {
  if (pilot && state === 'closed') return 'pilotClosed';
  if (state !== 'open') return state;
  if (submitted >= asked) return 'openComplete';
  if (panel) return 'openPanel';
  return links === 0 ? 'openNoLink' : 'openShare';
}
