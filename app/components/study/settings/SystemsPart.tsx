import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { Provider, StudyConfiguration } from '#app/core/studies/configuration.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { Part } from './Part.tsx';

/** The systems under test: where their outputs come from, and by which settings. */
export function SystemsPart({ configuration }: { configuration: StudyConfiguration }) {
  const { t } = useTranslation('settings');
  const { t: generation } = useTranslation('generation');
  return (
    <Part part="systems">
      <Table caption={t('systems.caption')}>
        <thead>
          <tr>
            <HeadCell>{t('systems.system')}</HeadCell>
            <HeadCell>{t('systems.role')}</HeadCell>
            <HeadCell className="min-w-48">{t('systems.from')}</HeadCell>
            <HeadCell className="min-w-48">{t('systems.settings')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {configuration.systems.map(({ name, role, provider, settings }) => (
            <tr key={name}>
              <Cell className="font-medium wrap-anywhere">{name}</Cell>
              <Cell>{generation(role)}</Cell>
              <Cell className="wrap-anywhere">
                {generation(`provider.${provider.kind}`, { model: modelOf(provider) })}
                {provider.kind === 'openai' && (
                  <span className="block text-sm text-quiet">{manner(provider)}</span>
                )}
              </Cell>
              <Cell className="text-sm wrap-anywhere">
                <Settings settings={settings} kind={provider.kind} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Part>
  );
}

function Settings({
  settings,
  kind,
}: {
  settings: Readonly<Record<string, unknown>>;
  kind: Provider['kind'];
}) {
  const { t } = useTranslation('settings');
  const entries = Object.entries(settings);
  if (entries.length === 0) {
    const usual = { onnx: 'ofModel', openai: 'ofServer', import: 'unknown' } as const;
    return <span className="text-quiet">{t(`systems.${usual[kind]}`)}</span>;
  }
  return entries.map(([name, value]) => (
    <span key={name} className="block font-code">
      {name} {JSON.stringify(value)}
    </span>
  ));
}

function modelOf(provider: Provider): string {
  switch (provider.kind) {
    case 'onnx':
      return provider.modelFolder;
    case 'openai':
      return provider.model;
    case 'import':
      return '';
  }
}

/** Where a server is and how it is asked, as the file says it. */
function manner({ kind: _, model: __, ...rest }: Extract<Provider, { kind: 'openai' }>): string {
  return Object.entries(rest)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(' · ');
}
