// The process in which `importApart` reads and stores a study: the statements go back to whoever asked.
import type { RelayedQuery, RelayedResult } from '#db/relay.ts';
import { relayedTransaction } from '#db/relay.ts';
import { answerOnce } from '#app/processes/answerOnce.ts';
import { freeSlugOf } from '../exported/importExport.ts';
import { givenOf, readGiven } from '../files/readGiven.ts';
import { storeWithin } from '../given/storeImported.ts';
import type { ImportingMessage, ImportProgress } from './importApart.ts';

answerOnce(async ({ bytes, beside, slug, doing }: ImportingMessage, _, back) => {
  const report = (progress: ImportProgress) => back.report(progress);
  report({ stage: 'reading', done: 0, total: 1 });
  const { result, rows } = await readGiven(bytes, beside);
  const given = givenOf(result.rest, rows);
  const trx = relayedTransaction((query: RelayedQuery) => back.ask(query) as Promise<RelayedResult>);
  const named = slug ?? result.slug;
  const study = await storeWithin(trx, given, {
    ...doing,
    ...(named !== null && { slug: await freeSlugOf(trx, named) }),
    files: result.files,
    onStored: (done, total) => report({ stage: 'storing', done, total }),
  });
  return { result: study };
});
