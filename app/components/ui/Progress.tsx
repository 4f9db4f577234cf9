/** How far something has come: a bar with its name for those who cannot see it. */
export function Progress({ value, max, label }: { value: number; max: number; label: string }) {
  return (
    <progress
      className="w-full min-w-0"
      value={Math.min(value, max)}
      max={Math.max(max, 1)}
      aria-label={label}
    />
  );
}
