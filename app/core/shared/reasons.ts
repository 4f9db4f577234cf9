import { answers } from './reasons/answers.ts';
import { commands } from './reasons/commands.ts';
import { compute } from './reasons/compute.ts';
import { configuration } from './reasons/configuration.ts';
import { controls } from './reasons/controls.ts';
import { database } from './reasons/database.ts';
import { drafts } from './reasons/drafts.ts';
import { figures } from './reasons/figures.ts';
import { general } from './reasons/general.ts';
import { generation } from './reasons/generation.ts';
import { given } from './reasons/given.ts';
import { models } from './reasons/models.ts';
import { operation } from './reasons/operation.ts';
import { people } from './reasons/people.ts';
import { planning } from './reasons/planning.ts';
import { rating } from './reasons/rating.ts';
import { records } from './reasons/records.ts';
import { requests } from './reasons/requests.ts';
import { setup } from './reasons/setup.ts';
import { studies } from './reasons/studies.ts';
import { values } from './reasons/values.ts';

/** Every reason why something fails or is refused, and every fault of an input, with what each has to be given. */
export const REASONS = {
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

export type Reason = keyof typeof REASONS;

/** What a reason has to be given. */
export type ParamsOf<R extends Reason> = (typeof REASONS)[R]['example'];
