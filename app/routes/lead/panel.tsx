import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { PanelPage } from '#app/components/study/PanelPage.tsx';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { drawPanel } from '#app/services/studies/drawPanel.ts';
import { replaceSeat } from '#app/services/studies/replaceSeat.ts';
import { studyPanel } from '#app/services/studies/studyPanel.ts';
import { forPage } from '../shared/failures.server.ts';
import { rowNumber, text } from '../shared/fields.ts';
import { titleOf } from '../shared/title.ts';
import { readerOfStudy, slugOf } from './lead.server.ts';
import { seatNames } from './seatNames.ts';
import { runStudyForm, studyAction } from './studyForm.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    const { mayChange } = await readerOfStudy(args);
    const { db, config } = args.context;
    const { seats, ...study } = await studyPanel(db, slugOf(args));
    const { t } = translator(resolveLocale(args.request));
    return {
      title: t('panel.titleOf', { ns: 'quality', study: study.name }),
      mayChange,
      study: {
        ...study,
        seats: seats.map(({ number, name, token, rater, excludedBy, tasks, judged, lastAt }) => ({
          number,
          name,
          address: mayChange ? `${config.origin}/r/${token}` : null,
          joined: rater !== null,
          setAside: excludedBy !== null,
          tasks,
          judged,
          lastAt: lastAt?.toISOString() ?? null,
        })),
      },
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

export async function action(args: ActionFunctionArgs) {
  const { t } = translator(resolveLocale(args.request));
  const numbered = (number: number) => t('panel.seatName', { ns: 'quality', number: String(number) });
  return await runStudyForm(args, {
    draw: studyAction(z.object({ names: text }), ({ db, slug, fields, doing }) =>
      drawPanel(db, slug, seatNames(fields.names, numbered), doing),
    ),
    replace: studyAction(z.object({ seat: rowNumber, name: text }), ({ db, slug, fields, doing }) =>
      replaceSeat(db, slug, fields, doing),
    ),
  });
}

export default function StudyPanelPage() {
  const { study, mayChange } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refusal =
    answer === undefined
      ? null
      : { action: answer.action, message: answer.message, names: answer.entered.names ?? '' };
  return <PanelPage study={study} mayChange={mayChange} refusal={refusal} />;
}
