/** A moment in UTC to the minute: "2026-03-01 09:30". */
export function minuteOf(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}
