import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { answerApi } from './endpoints.server.ts';

/** Every address of the API. */
export const loader = (args: LoaderFunctionArgs) => answerApi(args);
export const action = (args: ActionFunctionArgs) => answerApi(args);
