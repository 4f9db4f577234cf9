import { data, redirect, type ActionFunctionArgs } from '@remix-run/node';
import { AppError, httpStatusOf, isAppError } from '#app/core/shared/errors.ts';
import type { AppContext } from '#app/server/context.ts';
import { forPage } from '../shared/failures.server.ts';
import { leadOfAction, slugOf } from './lead.server.ts';

/** What a form of a study's page asks for. */
export interface Asked {
  readonly db: AppContext['db'];
  readonly slug: string;
  readonly form: FormData;
  /** A field of the form; empty where it is absent. */
  readonly field: (name: string) => string;
  readonly doing: { readonly actor: string };
}

export type StudyAction = (asked: Asked) => Promise<unknown>;

/**
 * Runs the action that a form of a study's page names, as the lead who is signed in, and shows the page again. What
 * the study's state or the input does not allow is said on the page, with what was entered.
 *
 * @param actions by the name of the form's `action`
 */
export async function runStudyForm(args: ActionFunctionArgs, actions: Readonly<Record<string, StudyAction>>) {
  return await forPage(async () => {
    const account = await leadOfAction(args);
    const form = await args.request.formData();
    const field = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    const name = field('action');
    try {
      const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
      if (action === undefined) {
        throw new AppError('invalid_input', `This page has no action "${name}"; load it again.`);
      }
      const { db } = args.context;
      await action({ db, slug: slugOf(args), form, field, doing: { actor: account.email } });
    } catch (error) {
      if (!isAppError(error) || (error.code !== 'conflict' && error.code !== 'invalid_input')) throw error;
      const entered = Object.fromEntries(
        [...form].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
      ) as Record<string, string>;
      const refused = { message: error.message, problems: error.problems, action: name, entered };
      return data(refused, { status: httpStatusOf(error) });
    }
    const { pathname, search } = new URL(args.request.url);
    throw redirect(pathname + search);
  });
}
