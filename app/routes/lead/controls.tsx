import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ControlsPage } from '#app/components/study/ControlsPage.tsx';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { listControls } from '#app/services/tasks/listControls.ts';
import { replaceControlText } from '#app/services/tasks/replaceControlText.ts';
import { setAdmissibleRange } from '#app/services/tasks/setAdmissibleRange.ts';
import { sayHere } from '../shared/sayHere.server.ts';
import { forPage } from '../shared/failures.server.ts';
import { rowNumber, text, wholeNumber } from '../shared/fields.ts';
import { ordinal, searchOf } from '../shared/search.server.ts';
import { titleOf } from '../shared/title.ts';
import { leadOfPage, slugOf } from './lead.server.ts';
import { runStudyForm, studyAction } from './studyForm.server.ts';

/** The criterion whose controls are shown, else the first that has any, and which page of them. */
const searchSchema = z.object({ criterion: z.string().optional(), page: ordinal });

/** Controls of a page. */
const PAGE = 20;

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await leadOfPage(args);
    const asked = searchOf(args.request, searchSchema);
    const { db } = args.context;
    const { slug, name, state, configuration } = await requireStudy(db, slugOf(args));
    const controls = await listControls(db, slug);
    const counted = configuration.protocol.criteria.flatMap(({ key, label, scale }) => {
      const count = controls.filter(({ criterion }) => criterion === key).length;
      return count === 0 ? [] : [{ key, label, scale, count }];
    });
    const criterion = counted.find(({ key }) => key === asked.criterion) ?? counted[0];
    const own = controls.filter((control) => control.criterion === criterion?.key);
    const pages = Math.max(1, Math.ceil(own.length / PAGE));
    const page = Math.min(asked.page, pages);
    const { t } = translator(resolveLocale(args.request));
    return {
      title: t('controls.titleOf', { ns: 'quality', study: name }),
      study: {
        slug,
        name,
        question: configuration.question,
        state,
        criteria: counted,
        shown:
          criterion === undefined
            ? null
            : {
                ...criterion,
                admissible: own[0]!.admissible,
                controls: own
                  .slice((page - 1) * PAGE, page * PAGE)
                  .map((control) => ({ ...control, problems: control.problems.map(sayHere) })),
                page,
                pages,
              },
        problems: controls.filter(({ problems }) => problems.length > 0).length,
      },
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

const ACTIONS = {
  text: studyAction(z.object({ control: rowNumber, text }), ({ db, slug, fields, doing }) =>
    // Browsers send line ends as two characters; texts have one.
    replaceControlText(db, slug, fields.control, fields.text.replace(/\r\n/g, '\n'), doing),
  ),
  range: studyAction(
    z.object({ criterion: text, lowest: wholeNumber, highest: wholeNumber }),
    ({ db, slug, fields, doing }) => setAdmissibleRange(db, slug, fields, doing),
  ),
};

export async function action(args: ActionFunctionArgs) {
  return await runStudyForm(args, ACTIONS);
}

export default function StudyControlsPage() {
  const { study } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refusal =
    answer === undefined
      ? null
      : {
          message: answer.message,
          control: answer.action === 'text' ? Number(answer.entered.control) : null,
          text: answer.entered.text ?? '',
        };
  return <ControlsPage study={study} refusal={refusal} />;
}
