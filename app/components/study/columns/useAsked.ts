import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * Asks the server of a file that was chosen, by requests of its own: a submission of the page would load the page's
 * data anew each time. A later question ends the one before it.
 *
 * @returns what was answered last (null = nothing yet, `unanswered` where no answer came), whether an answer is waited
 *   for, and how to ask, by the same function at each rendering: `forget` drops what was answered before, `null` instead of a request ends asking
 */
export function useAsked<T>() {
  const [told, setTold] = useState<T | 'unanswered' | null>(null);
  const [busy, setBusy] = useState(false);
  const asking = useRef<AbortController | null>(null);
  useEffect(() => () => asking.current?.abort(), []);

  const ask = useCallback(
    async (question: { address: string; request?: RequestInit } | null, forget: boolean) => {
      asking.current?.abort();
      // What was known of another file goes at once, so that nothing moves beneath the pointer when the answer comes.
      if (forget) setTold(null);
      setBusy(question !== null);
      if (question === null) return;
      const controller = new AbortController();
      asking.current = controller;
      const answer = await answerOf<T>(question.address, { ...question.request, signal: controller.signal });
      if (controller.signal.aborted) return;
      setTold(answer);
      setBusy(false);
    },
    [],
  );

  return { told, busy, ask };
}

async function answerOf<T>(address: string, request: RequestInit): Promise<T | 'unanswered' | null> {
  try {
    const response = await fetch(address, request);
    return (await response.json()) as T | null;
  } catch {
    return 'unanswered';
  }
}
