export function whyStale(folder?: string): string | undefined;
export function buildIfStale(): void;
