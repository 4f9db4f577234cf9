import { data, redirect, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import type { Account } from '#app/auth/account.server.ts';
import { AppError, httpStatusOf, isAppError, said, type ErrorCode } from '#app/core/shared/errors.ts';
import type { AppContext } from '#app/server/context.ts';
import { formBody, matching, type Allowance } from '../shared/body.server.ts';
import { toldForPage } from '../shared/sayHere.server.ts';
import { forPage } from '../shared/failures.server.ts';
import { localPath } from '../shared/localPath.ts';
import { leadOf, slugOf } from './lead.server.ts';

/** What a form of a study's page asks for. */
export interface Asked<Fields> {
  readonly db: AppContext['db'];
  readonly jobs: AppContext['jobs'];
  readonly slug: string;
  readonly fields: Fields;
  readonly doing: { readonly actor: string };
  /** Who does it. */
  readonly account: Account;
  /** Whether a second person has to review each decision. */
  readonly review: boolean;
}

/** Something that a form of a page can do, by the fields that it reads. */
export type StudyAction = (fields: unknown) => (asked: Omit<Asked<unknown>, 'fields'>) => Promise<unknown>;

/** An action with the schema of its fields. */
export function studyAction<S extends z.ZodType>(
  schema: S,
  run: (asked: Asked<z.output<S>>) => Promise<unknown>,
): StudyAction {
  return (given) => {
    const fields = matching(schema, given, 'form-unlike-asked');
    return (asked) => run({ ...asked, fields });
  };
}

/** Forms of leads may carry long texts: a control's, the names of a panel. */
const TEXTS: Allowance = { bytes: 1024 * 1024, ms: 60_000, remedy: said('send-less') };

const anyFields = z.record(z.string(), z.unknown());

/** What whoever filled in a form can mend there, or try again. */
const SAID_ON_THE_PAGE: ReadonlySet<ErrorCode> = new Set(['conflict', 'invalid_input', 'too_many']);

/**
 * Runs the action that a form of a study's page names, for a lead of the study who is signed in, and shows the page again. What
 * the study's state or the input does not allow is said on the page, with what was entered, a password aside.
 *
 * @param actions by the name of the form's `action`
 */
export async function runStudyForm(args: ActionFunctionArgs, actions: Readonly<Record<string, StudyAction>>) {
  return await forPage(async () => {
    const account = await leadOf(args);
    const given = await formBody(args.request, anyFields, TEXTS);
    const name = typeof given.action === 'string' ? given.action : '';
    try {
      const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
      if (action === undefined) {
        throw new AppError('no-such-action', { action: name });
      }
      const { db, jobs, config } = args.context;
      const doing = { actor: account.email };
      await action(given)({ db, jobs, slug: slugOf(args), doing, account, review: config.review });
    } catch (error) {
      if (!isAppError(error) || !SAID_ON_THE_PAGE.has(error.code)) throw error;
      const entered = Object.fromEntries(
        Object.entries(given).filter(([field, value]) => typeof value === 'string' && field !== 'password'),
      ) as Record<string, string>;
      // The fields themselves: of a form that says beside each what is wrong with it.
      const fields = error.problems.map(({ path }) => path);
      const refused = { ...toldForPage(error), fields, action: name, entered };
      return data(refused, { status: httpStatusOf(error) });
    }
    const { pathname, search } = new URL(args.request.url);
    throw redirect(localPath(pathname + search, '/studies'));
  });
}
