import { data, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import type { FormAnswer } from '#app/components/people/formAnswer.ts';
import { AppError, httpStatusOf, isAppError } from '#app/core/shared/errors.ts';
import { formBody, matching } from '../shared/body.server.ts';
import { toldForPage } from '../shared/sayHere.server.ts';

/** Something that a form of a page about accounts can do, by the fields that it reads; what it gives is shown there. */
export type AccountAction<Made> = (fields: unknown) => Promise<FormAnswer<Made> | void>;

/** An action with the schema of its fields. What is wrong with what a person wrote is said by what takes it. */
export function accountAction<S extends z.ZodType, Made>(
  schema: S,
  run: (fields: z.output<S>) => Promise<FormAnswer<Made> | void>,
): AccountAction<Made> {
  return (given) => run(matching(schema, given, 'form-unlike-asked'));
}

const anyFields = z.record(z.string(), z.unknown());
const SECRETS = ['present', 'password'];

/**
 * Runs the action that a form names and shows the page again. What the input or the state of things does not allow is
 * said there, with what was entered, passwords aside.
 */
export async function runAccountForm<Made>(
  { request }: ActionFunctionArgs,
  actions: Readonly<Record<string, AccountAction<Made>>>,
) {
  const given = await formBody(request, anyFields);
  const name = typeof given.action === 'string' ? given.action : '';
  try {
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (action === undefined) throw new AppError('no-such-action', { action: name });
    const answer: FormAnswer<Made> = (await action(given)) ?? {};
    return data(answer);
  } catch (error) {
    if (!isAppError(error) || error.code === 'internal') throw error;
    const entered = Object.entries(given).filter(
      (field): field is [string, string] => typeof field[1] === 'string' && !SECRETS.includes(field[0]),
    );
    const refused = {
      action: name,
      message: toldForPage(error).message,
      faults: error.problems.map(({ path }) => path),
      entered: Object.fromEntries(entered),
    };
    return data<FormAnswer<Made>>({ refused }, { status: httpStatusOf(error) });
  }
}
