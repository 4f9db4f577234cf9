import type { REASONS } from '#app/core/shared/reasons.ts';
import type { ProblemWords } from '../problemWords.ts';
import { answers } from './problems/answers.ts';
import { commands } from './problems/commands.ts';
import { compute } from './problems/compute.ts';
import { configuration } from './problems/configuration.ts';
import { controls } from './problems/controls.ts';
import { database } from './problems/database.ts';
import { drafts } from './problems/drafts.ts';
import { figures } from './problems/figures.ts';
import { general } from './problems/general.ts';
import { generation } from './problems/generation.ts';
import { given } from './problems/given.ts';
import { models } from './problems/models.ts';
import { operation } from './problems/operation.ts';
import { people } from './problems/people.ts';
import { planning } from './problems/planning.ts';
import { rating } from './problems/rating.ts';
import { records } from './problems/records.ts';
import { requests } from './problems/requests.ts';
import { setup } from './problems/setup.ts';
import { studies } from './problems/studies.ts';
import { values } from './problems/values.ts';

export const problems: ProblemWords<typeof REASONS> = {
  ...general,
  ...values,
  ...requests,
  ...operation,
  ...database,
  ...studies,
  ...records,
  ...drafts,
  ...setup,
  ...controls,
  ...configuration,
  ...generation,
  ...given,
  ...people,
  ...planning,
  ...rating,
  ...answers,
  ...models,
  ...commands,
  ...compute,
  ...figures,
};
