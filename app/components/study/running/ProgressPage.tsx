import { Link } from '#app/components/ui/Link.tsx';
import { Progress } from '#app/components/ui/Progress.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { RunningStudy } from '#app/services/studies/runningStudy.ts';
import { moment } from '../moment.ts';
import { StudyHeader } from '../StudyHeader.tsx';
import { Warnings } from '../Warnings.tsx';
import { BarTable } from './BarTable.tsx';
import { PerDay } from './PerDay.tsx';

/** How far a study is at this moment: counts and times, and nothing by which systems could be told apart. */
export function ProgressPage({ study }: { study: RunningStudy }) {
  const { t } = useTranslation('progress');
  const { asked, submitted } = study.blocks;
  if (asked === 0)
    return (
      <div className="grid gap-10">
        <StudyHeader {...study} />
        <Section title={t('title')}>
          <p className="text-quiet">{t('nothing')}</p>
        </Section>
      </div>
    );
  const shown = t('readings', { submitted, count: asked });
  return (
    <div className="grid gap-10">
      <StudyHeader {...study} />
      <Section
        title={t('title')}
        aside={
          <span className="text-sm text-quiet">
            {t(study.state === 'open' ? 'asOf' : 'asOfStill', { time: study.at.slice(11, 19) })}
          </span>
        }
      >
        <p className="max-w-line text-2xl font-semibold text-balance">{shown}</p>
        <div className="max-w-form">
          <Progress value={submitted} max={asked} label={shown} />
        </div>
        <End end={study.end} />
        <AtWork study={study} />
        {(study.state === 'open' || study.state === 'paused') && (
          <p className="max-w-line text-sm text-quiet">{t('hidden')}</p>
        )}
      </Section>
      <Warnings warnings={study.warnings} />
      <div className="grid items-start gap-10 lg:grid-cols-2">
        <Section title={t('judgments')}>
          <BarTable
            caption={t('perKind')}
            heads={[t('kind'), t('judged')]}
            bars={study.kinds.map(({ kind, judged, asked: of }) => ({
              label: t(`kinds.${kind}`),
              value: judged,
              of,
              shown: t('doneOf', { done: judged, of }),
            }))}
          />
          {study.perDay.length > 0 && <PerDay perDay={study.perDay} />}
        </Section>
        <Items study={study} />
      </div>
      <Raters study={study} />
    </div>
  );
}

/** When it will be over, and what that rests on. */
function End({ end }: Pick<RunningStudy, 'end'>) {
  const { t } = useTranslation('progress');
  if (end === null || end.kind === 'complete') return null;
  if (end.kind === 'unknown')
    return <p className="max-w-line">{t('end.unknown', { readings: end.readings, needed: end.needed })}</p>;
  return (
    <div className="max-w-line">
      <p>{t('end.expected', { from: moment(end.from), to: moment(end.to) })}</p>
      <p className="text-sm text-quiet">{t('end.basis', { readings: end.readings, count: end.hours })}</p>
    </div>
  );
}

/** Names that are written out; of more the number says enough. */
const NAMED = 12;

function AtWork({ study: { state, atWork, atWorkMinutes: minutes } }: { study: RunningStudy }) {
  const { t } = useTranslation('progress');
  if (state !== 'open') return null;
  if (atWork.length === 0) return <p>{t('atWork.nobody', { minutes })}</p>;
  const names = atWork.slice(0, NAMED).join(', ') + (atWork.length > NAMED ? ' …' : '');
  return <p className="max-w-line">{t('atWork.names', { count: atWork.length, minutes, names })}</p>;
}

function Items({ study: { itemsByMissing, fewest } }: { study: RunningStudy }) {
  const { t } = useTranslation('progress');
  return (
    <Section title={t('items')}>
      <BarTable
        caption={t('byMissing')}
        heads={[t('missing'), t('itemCount')]}
        bars={itemsByMissing.map(({ missing, items }) => ({
          label: t('lacking', { count: missing }),
          value: items,
          shown: String(items),
        }))}
      />
      {fewest.length > 0 && (
        <Table caption={t('fewest')}>
          <thead>
            <tr>
              <HeadCell>{t('item')}</HeadCell>
              <HeadCell numeric>{t('read')}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {fewest.map(({ item, submitted, asked }) => (
              <tr key={item}>
                <Cell className="break-all">{item}</Cell>
                <Cell numeric className="whitespace-nowrap">
                  {t('doneOf', { done: submitted, of: asked })}
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

function Raters({ study: { slug, raters, joined, atWork } }: { study: RunningStudy }) {
  const { t } = useTranslation('progress');
  const working = new Set(atWork);
  return (
    <Section title={t('raters')} aside={<Link to={`/studies/${slug}/raters`}>{t('quality')}</Link>}>
      {raters.length === 0 ? (
        <p className="text-quiet">{t('noRaters')}</p>
      ) : (
        <Table
          caption={
            joined > raters.length ? t('latestRaters', { shown: raters.length, joined }) : t('allRaters')
          }
        >
          <thead>
            <tr>
              <HeadCell>{t('rater')}</HeadCell>
              <HeadCell numeric className="whitespace-nowrap">
                {t('judged')}
              </HeadCell>
              <HeadCell className="whitespace-nowrap">{t('last')}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {raters.map(({ name, judged, lastAt, setAside }) => (
              <tr key={name}>
                <Cell className="whitespace-nowrap">{name}</Cell>
                <Cell numeric>{judged}</Cell>
                <Cell>
                  {working.has(name) ? t('working') : lastAt === null ? '–' : moment(lastAt)}
                  {setAside && ` · ${t('setAside')}`}
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
