/** What is wrong with a panel rater's name, trimmed; null where nothing is. */
export function seatNameProblem(name: string): string | null {
  return name === '' || name.length > 80 || /\p{Cc}/u.test(name) ? 'write 1 to 80 characters' : null;
}
