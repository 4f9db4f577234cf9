import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ControlsPage } from '#app/components/study/controls/ControlsPage.tsx';
import { DOSES } from '#app/core/studies/dose.ts';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { controlsOverview } from '#app/services/tasks/controlsOverview.ts';
import { removeControl } from '#app/services/tasks/removeControl.ts';
import { replaceControlText } from '#app/services/tasks/replaceControlText.ts';
import { setAdmissibleRange } from '#app/services/tasks/setAdmissibleRange.ts';
import { writeControl } from '#app/services/tasks/writeControl.ts';
import { sayHere } from '../shared/sayHere.server.ts';
import { forPage } from '../shared/failures.server.ts';
import { rowNumber, text, wholeNumber } from '../shared/fields.ts';
import { ordinal, searchOf, someOrdinal } from '../shared/search.server.ts';
import { titleOf } from '../shared/title.ts';
import { readerOfStudy, slugOf } from './lead.server.ts';
import { runStudyForm, studyAction } from './studyForm.server.ts';

/** What is shown, and, where the lead writes a control, for which item. */
const searchSchema = z.object({
  criterion: z.string().optional(),
  dose: z.enum(DOSES).optional(),
  page: ordinal,
  write: someOrdinal,
  item: z.string().optional(),
});

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    const { mayChange } = await readerOfStudy(args);
    const study = await controlsOverview(args.context.db, slugOf(args), searchOf(args.request, searchSchema));
    const { t } = translator(resolveLocale(args.request));
    const controls = study.shown.controls.map((control) => ({
      ...control,
      problems: control.problems.map(sayHere),
    }));
    return {
      title: t('titleOf', { ns: 'controls', study: study.name }),
      study: { ...study, shown: { ...study.shown, controls } },
      mayChange,
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

/** Browsers send line ends as two characters; texts have one. */
const withLineFeeds = (entered: string) => entered.replace(/\r\n/g, '\n');

const ACTIONS = {
  text: studyAction(z.object({ control: rowNumber, text }), ({ db, slug, fields, doing }) =>
    replaceControlText(db, slug, fields.control, withLineFeeds(fields.text), doing),
  ),
  write: studyAction(
    z.object({ item: text, criterion: text, dose: text, sourceSystem: text, text }),
    ({ db, slug, fields: { sourceSystem, ...fields }, doing }) =>
      writeControl(
        db,
        slug,
        {
          ...fields,
          criterion: fields.criterion === '' ? null : fields.criterion,
          text: withLineFeeds(fields.text),
          ...(sourceSystem === '' ? {} : { sourceSystem }),
        },
        doing,
      ),
  ),
  remove: studyAction(z.object({ item: text }), ({ db, slug, fields, doing }) =>
    removeControl(db, slug, fields.item, doing),
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
  const { study, mayChange } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  return <ControlsPage study={study} mayChange={mayChange} refusal={refusal ?? null} />;
}
