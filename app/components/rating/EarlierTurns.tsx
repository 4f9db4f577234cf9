import type { Turn } from '#app/core/studies/conversation.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { JudgedText } from './JudgedText.tsx';

/** A history up to this many characters is shown open. */
const SHORT_HISTORY = 600;

/** The turns of a conversation before the one that the texts answer, each with who speaks; folded when long. */
export function EarlierTurns({
  turns,
  language,
  className,
}: {
  turns: readonly Turn[];
  language: string | null;
  className?: string;
}) {
  const { t } = useTranslation('rating');
  const characters = turns.reduce((sum, { content }) => sum + content.length, 0);
  return (
    <details open={characters <= SHORT_HISTORY} className={className}>
      <summary className="w-fit text-accent hover:underline underline-offset-4">
        {t('conversation.earlier', { count: turns.length })}
      </summary>
      <ol className="mt-1 grid gap-2">
        {turns.map(({ role, content }, index) => (
          <li key={index} className="border-l-2 border-line pl-3">
            <p className="text-sm text-quiet">{t(`conversation.${role}`)}</p>
            <JudgedText text={content} language={language} />
          </li>
        ))}
      </ol>
    </details>
  );
}
