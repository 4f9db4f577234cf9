import { bytes } from '#app/components/report/figures.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import type { ToldModel } from './ModelFolders.tsx';

/** What the files of a model tell of it, in words. */
export function useModelWords() {
  const { t } = useTranslation('systems');
  const locale = useLocale();
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
  return {
    nameOf: ({ folder, variant }: ToldModel) =>
      variant === null ? folder : t('folders.variantOf', { folder, variant }),
    /** Its architecture and size, and what else is known. */
    factsOf({ model }: ToldModel): { short: string; long: string } | null {
      if (model === null) return null;
      const { architecture, parameters, weights, sizeBytes, contextLength, tokenizer } = model;
      const short = [
        architecture ?? t('folders.unnamed'),
        t('folders.parameters', { figure: compact.format(parameters) }),
        ...(weights === null ? [] : [weights]),
        bytes(sizeBytes),
      ];
      const more = [
        ...(contextLength === null ? [] : [t('folders.context', { tokens: contextLength })]),
        ...(tokenizer === null ? [] : [t('folders.tokenizer', { kind: tokenizer })]),
      ];
      return { short: short.join(' · '), long: [...short, ...more].join(' · ') };
    },
    /** Whether it can be used, by a shape and in words. */
    standingOf({ model, fits, refusal }: ToldModel, freeBytes: number) {
      if (refusal !== null) return { mark: '✗', look: 'text-fault', words: refusal };
      if (fits) return { mark: '✓', look: '', words: t('folders.usable') };
      const size = bytes(model?.sizeBytes ?? null);
      const words = t('folders.tooLarge', { size, free: bytes(freeBytes) });
      return { mark: '!', look: 'text-caution', words };
    },
  };
}
