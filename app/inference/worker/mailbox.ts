/** Messages put by one side and taken, in order, by the other. */
export interface Mailbox<T> {
  put(message: T): void;
  /** From now on, once what was put is taken, every `take` rejects with this. */
  fail(reason: unknown): void;
  take(): Promise<T>;
}

export function createMailbox<T>(): Mailbox<T> {
  const messages: T[] = [];
  let failure: { reason: unknown } | undefined;
  let wake: (() => void) | undefined;
  return {
    put(message) {
      messages.push(message);
      wake?.();
    },
    fail(reason) {
      failure ??= { reason };
      wake?.();
    },
    async take() {
      while (messages.length === 0) {
        if (failure !== undefined) throw failure.reason;
        await new Promise<void>((resolve) => (wake = resolve));
      }
      return messages.shift()!;
    },
  };
}
