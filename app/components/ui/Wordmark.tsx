/** The name of the program with its sign: two bars level in the balance. */
export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={className}>
      <span className="inline-flex items-center gap-2 font-semibold tracking-[-0.01em]">
        <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor">
          <path d="M10 3v14M5 17h10" strokeWidth="1.6" strokeLinecap="round" />
          <path d="M2 6.5h6M12 6.5h6" strokeWidth="3" strokeLinecap="round" />
        </svg>
        Evenhand
      </span>
    </span>
  );
}
