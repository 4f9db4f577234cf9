import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { OPERATIONS, type OperationId } from '#app/core/api/operations.ts';
import { AppError } from '#app/core/shared/errors.ts';
import { answerBy, problemResponse, type Answerer } from './api.server.ts';
import { readDocument } from './document.server.ts';
import * as imports from './imports.server.ts';
import { listItems } from './items.server.ts';
import { listJudgments } from './judgments.server.ts';
import * as links from './links.server.ts';
import * as moves from './moves.server.ts';
import { listOutputs } from './outputs.server.ts';
import { plan } from './plan.server.ts';
import { readRecord } from './record.server.ts';
import { listRecords } from './records.server.ts';
import { applySetup, readSetup } from './setup.server.ts';
import { createStudy, listStudies } from './studies.server.ts';
import { readStudy } from './study.server.ts';
import { planOfStudy } from './studyPlan.server.ts';
import { readVerdict } from './verdict.server.ts';
import * as webhooks from './webhooks.server.ts';

/** What answers each operation. */
const ANSWERERS: Readonly<Record<OperationId, Answerer>> = {
  readDocument,
  listStudies,
  createStudy,
  readStudy,
  readSetup,
  applySetup,
  ...moves,
  listItems,
  listOutputs,
  listJudgments,
  ...imports,
  ...links,
  ...webhooks,
  readVerdict,
  listRecords,
  readRecord,
  planOfStudy,
  plan,
};

/** The operations of each address, with how its path is known. */
const ADDRESSES = [...new Set(Object.values(OPERATIONS).map(({ path }) => path))].map((path) => ({
  pattern: new RegExp(`^/api/v1${path.replace(/\{\w+\}/g, '[^/]+').replace('.', '\\.')}/?$`),
  answerers: Object.values(ANSWERERS).filter(({ operation }) => operation.path === path),
}));

/** Answers whatever is asked below /api/v1. */
export async function answerApi(args: LoaderFunctionArgs | ActionFunctionArgs): Promise<Response> {
  const { pathname } = new URL(args.request.url);
  const found = ADDRESSES.find(({ pattern }) => pattern.test(pathname));
  if (found === undefined) return problemResponse(new AppError('no-such-endpoint'));
  return await answerBy(args, found.answerers);
}
