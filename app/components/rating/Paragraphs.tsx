/** A lead's own words: plain text, paragraphs apart by blank lines, nothing in it interpreted. */
export function Paragraphs({ text }: { text: string }) {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph, index) => (
      <p key={index} dir="auto" className="whitespace-pre-line">
        {paragraph}
      </p>
    ));
}
