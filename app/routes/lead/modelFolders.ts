import type { LoaderFunctionArgs } from '@remix-run/node';
import type { ToldModelFolders } from '#app/components/study/systems/ModelFolders.tsx';
import { listModelFolders } from '#app/services/generation/listModelFolders.ts';
import { forProgram } from '../shared/failures.server.ts';
import { sayHere } from '../shared/sayHere.server.ts';
import { creator } from './lead.server.ts';

/** The models that lie in the models directory, with what is known of each. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async (): Promise<ToldModelFolders> => {
    await creator(args);
    const { models, ...listed } = await listModelFolders(args.context.config.models);
    return {
      ...listed,
      models: models.map(({ refusal, ...model }) => ({
        ...model,
        refusal: refusal === null ? null : sayHere(refusal),
      })),
    };
  });
}
