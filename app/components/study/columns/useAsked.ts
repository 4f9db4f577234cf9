import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * Asks the server of a file that was chosen, by requests of its own: a submission of the page would load the page's
 * data anew each time. A later question ends the one before it.
 *
 * @returns what was answered last (null = nothing yet, `unanswered` where no answer came), whether an answer is waited
 *   for, what share of a file is sent while it is being sent (null otherwise), and how to ask, by the same function at each rendering: `forget` drops what was answered before, `null` instead of a request ends asking
 */
export function useAsked<T>() {
  const [told, setTold] = useState<T | 'unanswered' | null>(null);
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState<number | null>(null);
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
      const request = { ...question.request, signal: controller.signal };
      setSent(null);
      const answer = await answerOf<T>(question.address, request, (share) => {
        if (!controller.signal.aborted) setSent(share < 1 ? share : null);
      });
      if (controller.signal.aborted) return;
      setSent(null);
      setTold(answer);
      setBusy(false);
    },
    [],
  );

  return { told, busy, sent, ask };
}

async function answerOf<T>(
  address: string,
  request: RequestInit & { readonly signal: AbortSignal },
  onSent: (share: number) => void,
): Promise<T | 'unanswered' | null> {
  try {
    if (request.body instanceof FormData)
      return JSON.parse(await sendForm(address, request, onSent)) as T | null;
    const response = await fetch(address, request);
    return (await response.json()) as T | null;
  } catch {
    return 'unanswered';
  }
}

/** Sends a form and tells how much of it is sent, which `fetch` doesn't. */
function sendForm(
  address: string,
  { body, signal }: { readonly body?: BodyInit | null; readonly signal: AbortSignal },
  onSent: (share: number) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onSent(loaded / total);
    };
    request.onload = () => resolve(request.responseText);
    request.onerror = request.onabort = () => reject(new Error('no answer'));
    signal.addEventListener('abort', () => request.abort());
    request.send(body as FormData);
  });
}
