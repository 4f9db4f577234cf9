import type { LoaderFunctionArgs } from '@remix-run/node';
import { studyOfShareLink } from '#app/auth/shareLink.server.ts';
import { badgeSvg } from '#app/core/reports/badge.ts';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { forProgram } from './failures.server.ts';

/** The verdict on every candidate as a badge, for whoever has a link to the report. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    const slug = await studyOfShareLink(context.db, params.secret ?? '');
    const { verdict, estimates, study } = await analyseStudy(context.db, slug);
    const { t } = translator(resolveLocale(request));
    const svg = badgeSvg(
      verdict.candidates.map(({ system, decision }) =>
        // The hold of a study that still runs is no verdict.
        estimates === 'withheld'
          ? { system, decision: null, word: t(`states.${study.state}`, { ns: 'study' }) }
          : { system, decision, word: t(`decisions.${decision}`, { ns: 'report' }) },
      ),
    );
    return new Response(svg, {
      headers: { 'Content-Type': 'image/svg+xml; charset=utf-8', 'Cache-Control': 'no-cache' },
    });
  });
}
