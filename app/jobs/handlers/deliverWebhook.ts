import { handles } from '#app/jobs/definitions/job.ts';
import { deliverWebhookJob } from '#app/jobs/definitions/deliverWebhook.ts';
import { deliver } from '#app/services/webhooks/deliver.ts';
import type { Database } from '#db/database.ts';

/** @param privately whether messages may go to addresses of private networks */
export function deliverWebhookHandler(db: Database, { privately }: { privately: boolean }) {
  return handles(deliverWebhookJob, ({ delivery }, { signal }) =>
    deliver(db, delivery, { privately, signal }),
  );
}
