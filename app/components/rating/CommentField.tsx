import { forwardRef } from 'react';
import { useTranslation } from '#app/i18n/index.ts';
import { TextArea } from '../ui/TextArea.tsx';

/** An optional comment on the task. */
export const CommentField = forwardRef<
  HTMLTextAreaElement,
  { value: string; onChange: (value: string) => void; limit: number }
>(function CommentField({ value, onChange, limit }, ref) {
  const { t } = useTranslation('rating');
  return (
    <div className="flex-none border-t border-line pt-2">
      <TextArea
        ref={ref}
        label={t('rate.comment')}
        placeholder={t('rate.commentHint')}
        optional
        rows={2}
        maxLength={limit}
        dir="auto"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
});
