import type { MessageEvent } from '#app/core/webhooks/webhooks.ts';

type Happening = MessageEvent extends infer E ? (E extends `study.${infer H}` ? H : never) : never;

/** What happened to the study, as words are found by it. */
export function happening(event: MessageEvent): Happening {
  return event.slice('study.'.length) as Happening;
}
