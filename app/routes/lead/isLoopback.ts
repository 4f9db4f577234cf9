/** Whether an installation's address leads nowhere but to the machine itself. */
export const isLoopback = (origin: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname);
