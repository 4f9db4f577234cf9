import type { LoaderFunctionArgs } from '@remix-run/node';
import { AppError } from '#app/core/shared/errors.ts';
import { resolveLocale, translator, type Locale } from '#app/i18n/index.ts';
import {
  SAMPLE_FORMS,
  sampleItems,
  type SampleForm,
  type SampleWords,
} from '#app/services/studies/sampleItems.ts';
import { forProgram } from '../shared/failures.server.ts';
import { creator } from './lead.server.ts';

const TYPES: Readonly<Record<SampleForm, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/jsonl; charset=utf-8',
};

/** A file of items to start from, in the language of whoever asks. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    await creator(args);
    const form = SAMPLE_FORMS.find((one) => args.params.file === `items.${one}`);
    if (form === undefined) throw new AppError('no-such-page');
    const bytes = await sampleItems(form, wordsIn(resolveLocale(args.request)));
    return new Response(Buffer.from(bytes), {
      headers: {
        'Content-Type': TYPES[form],
        'Content-Disposition': `attachment; filename="items.${form}"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}

function wordsIn(locale: Locale): SampleWords {
  const { t } = translator(locale);
  const sample = t('items.sample', { ns: 'systems', returnObjects: true });
  return { ...sample, language: locale, sheet: t('items.sampleSheet', { ns: 'systems' }) };
}
