import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { capitalised, lineLabel, marginFigure } from '#app/core/reports/words.ts';
import { SEVERE_LOSSES_LINE } from '#app/core/studies/ruleSettings.ts';
import { joinSentences, typographyOf } from '#app/core/shared/typography.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import type { PeopleLine, StudySettings } from '#app/services/setup/studySettings.ts';
import { Facts } from './Facts.tsx';
import { Part } from './Part.tsx';
import { useFigures } from './useFigures.ts';

/** What people say counts for: margins, roles, the cost of slight faults, and floors. */
export function PeoplePart({ settings, gated }: { settings: StudySettings; gated: boolean }) {
  const { t } = useTranslation('settings');
  const { t: study } = useTranslation('study');
  const { number, percent } = useFigures();
  const { people, configuration, floors } = settings;
  const { profile, floors: own, gates } = configuration;
  const locale = useLocale();
  const list = typographyOf(locale).list([
    ...(own.meanRating === undefined ? [] : [t('people.meanRating', { value: number(own.meanRating) })]),
    ...(own.bleu === undefined ? [] : [t('people.bleu', { value: number(own.bleu) })]),
    ...(own.perplexity === undefined ? [] : [t('people.perplexity', { value: number(own.perplexity) })]),
    ...(['alpha', 'ac2', 'reliability'] as const).flatMap((floor) =>
      floors[floor] === undefined ? [] : [t(`people.${floor}`, { value: number(floors[floor]) })],
    ),
  ]);
  return (
    <Part part="people">
      <p className="max-w-line text-quiet">{t('people.intro')}</p>
      <Table caption={t('people.caption')}>
        <thead>
          <tr>
            <HeadCell>{t('people.line')}</HeadCell>
            {gated && <HeadCell>{t('people.role')}</HeadCell>}
            <HeadCell numeric>{t('people.accept')}</HeadCell>
            <HeadCell numeric>{t('people.limit')}</HeadCell>
            {gated && <HeadCell numeric>{t('people.cost')}</HeadCell>}
            {gated && <HeadCell numeric>{t('people.theta')}</HeadCell>}
          </tr>
        </thead>
        <tbody>
          {people.map((line) => (
            <LineRow key={line.name} line={line} gated={gated} configuration={configuration} />
          ))}
        </tbody>
      </Table>
      {gated && people.some(({ gate }) => gate !== null) && (
        <p className="max-w-line text-sm text-quiet">
          {joinSentences([t('people.thetaNote', { theta: percent(gates.theta) }), t('people.few')], locale)}
        </p>
      )}
      <Facts
        facts={[
          [
            t('people.profile'),
            profile === undefined ? t('people.noProfile') : study(`form.profiles.${profile}`),
          ],
          [t('people.floors'), list === '' ? t('none') : list],
        ]}
      />
    </Part>
  );
}

function LineRow({
  line: { name, role, unit, accept, limit, share, gate },
  gated,
  configuration,
}: {
  line: PeopleLine;
  gated: boolean;
  configuration: StudySettings['configuration'];
}) {
  const { t } = useTranslation('settings');
  const { t: form } = useTranslation('protocol');
  const locale = useLocale();
  const { percent } = useFigures();
  const labels = new Map(configuration.protocol.criteria.map(({ key, label }) => [key, label]));
  const cost = gate === null ? null : marginFigure(gate.d, unit, locale);
  return (
    <tr>
      <Cell className="min-w-32">
        {name === SEVERE_LOSSES_LINE
          ? t('people.severe')
          : capitalised(lineLabel({ kind: 'criterion', name }, labels, locale))}
      </Cell>
      {gated && <Cell className="whitespace-nowrap">{form(`decision.role.${role}`)}</Cell>}
      <Cell numeric className="whitespace-nowrap">
        {marginFigure(accept, unit, locale)}
        {share !== null && (
          <span className="block text-sm text-quiet">{t('people.ofRange', { share: percent(share) })}</span>
        )}
      </Cell>
      <Cell numeric className="whitespace-nowrap">
        {marginFigure(limit, unit, locale)}
      </Cell>
      {gated && (
        <Cell numeric className="whitespace-nowrap">
          {cost === null ? '–' : gate!.assumed ? t('people.assumed', { value: cost }) : cost}
        </Cell>
      )}
      {gated && (
        <Cell numeric className="whitespace-nowrap">
          {gate === null ? '–' : percent(gate.theta)}
        </Cell>
      )}
    </tr>
  );
}
