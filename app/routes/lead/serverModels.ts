import type { ActionFunctionArgs } from '@remix-run/node';
import { remoteProviderSchema } from '#app/core/studies/remoteProvider.ts';
import { listServerModels } from '#app/services/generation/listServerModels.ts';
import { assertPost, formBody } from '../shared/body.server.ts';
import { forProgram } from '../shared/failures.server.ts';
import { unlessLeft } from '../shared/unlessLeft.server.ts';
import { creator } from './lead.server.ts';

const serverSchema = remoteProviderSchema.pick({ baseUrl: true, apiKeyVariable: true });

/** The models that a server has which a lead names, if the administrator allows it. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    assertPost(args.request);
    await creator(args);
    const server = await formBody(args.request, serverSchema);
    const { signal } = args.request;
    return await unlessLeft(signal, async () => ({
      models: await listServerModels(server, args.context.config.models, signal),
    }));
  });
}
