import type { ReactNode } from 'react';
import type { Provenance, SystemProvenance } from '#app/core/studies/provenance.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** How the outputs of each system were made: for each way a list of what is known of it. */
export function ProvenanceList({ systems }: { systems: readonly SystemProvenance[] }) {
  const { t } = useTranslation('provenance');
  return (
    <div className="grid gap-4">
      <p className="max-w-line text-sm text-quiet">{t('intro')}</p>
      {systems
        .filter(({ made }) => made.length > 0)
        .map(({ system, made }) => (
          <div key={system} className="grid gap-2 break-inside-avoid">
            <p className="font-medium">{system}</p>
            {made.map(({ provenance, outputs }, index) => (
              <div key={index}>
                <p className="text-sm">
                  {t('outputs', { count: outputs })}
                  {provenance === null && <span className="text-quiet"> · {t('notRecorded')}</span>}
                </p>
                {provenance !== null && <Known provenance={provenance} />}
              </div>
            ))}
          </div>
        ))}
    </div>
  );
}

function Known({ provenance }: { provenance: Provenance }) {
  const { t } = useTranslation('provenance');
  return (
    <dl className="grid gap-x-8 gap-y-1 text-sm sm:grid-cols-[auto_1fr] print:grid-cols-[auto_1fr]">
      {rows().map(([term, value]) => (
        <div key={term} className="contents">
          <dt className="text-quiet">{term}</dt>
          <dd className="wrap-anywhere">{value ?? t('unknown')}</dd>
        </div>
      ))}
    </dl>
  );

  function rows(): [string, ReactNode][] {
    switch (provenance.kind) {
      case 'import':
        return [
          [t('server'), t('imported')],
          [t('fileHash'), provenance.fileHash],
          [t('software'), `Evenhand ${provenance.evenhand}`],
        ];
      case 'openai':
        return [
          [t('server'), provenance.host],
          [t('model'), provenance.model],
          [t('reportedModel'), provenance.reportedModel],
          [t('software'), `Evenhand ${provenance.evenhand}, Node ${provenance.node}`],
        ];
      case 'onnx': {
        const { processor, runtime, precision } = provenance;
        const { features } = processor;
        return [
          [t('processor'), [processor.name ?? t('unknown'), processor.architecture].join(' · ')],
          [t('features'), features === null ? null : features.join(', ') || t('noFeatures')],
          [t('runtime'), `${runtime.name} ${runtime.version}`],
          [t('executionProvider'), provenance.executionProvider],
          [t('threads'), provenance.threads ?? t('allThreads')],
          [t('precision'), provenance.dynamicQuantization ? t('dynamic', { type: precision }) : precision],
          ...(provenance.variant === null ? [] : [[t('variant'), provenance.variant] as [string, ReactNode]]),
          [t('modelHash'), provenance.modelHash],
          [t('software'), `Evenhand ${provenance.evenhand}, Node ${provenance.node}`],
        ];
      }
    }
  }
}
