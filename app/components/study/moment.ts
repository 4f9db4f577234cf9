/** A moment in UTC to the minute: "2026-03-01 09:30". The same on the server and in every browser. */
export function moment(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}
