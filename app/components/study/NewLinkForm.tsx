import { Form } from '@remix-run/react';
import { useId } from 'react';
import { Button } from '#app/components/ui/Button.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { MOST_COMPLETION } from '#app/core/studies/completion.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { LinkLimitFields } from './LinkLimitFields.tsx';

/**
 * A form for a further link: what it is for, and on demand its group, until when it holds, and for how many.
 *
 * @param first whether it would be the only one
 * @param groups those that there are, to choose from
 */
export function NewLinkForm({ first, groups }: { first: boolean; groups: readonly string[] }) {
  const { t } = useTranslation('study');
  const { t: quality } = useTranslation('quality');
  const list = useId();
  return (
    <Form method="post" className="grid gap-1" preventScrollReset>
      <input type="hidden" name="action" value="createLink" />
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-[14rem] flex-1">
          <TextField
            name="label"
            required
            maxLength={80}
            label={t('links.label')}
            hint={t('links.labelHint')}
            defaultValue={first ? t('links.labelDefault') : ''}
          />
        </div>
        <Button type="submit" look={first ? 'primary' : 'secondary'}>
          {t('links.create')}
        </Button>
      </div>
      <details>
        <summary className="min-h-touch content-center text-sm text-accent">{quality('links.more')}</summary>
        <div className="grid gap-4 pb-2">
          <TextField
            name="group"
            optional
            maxLength={80}
            list={list}
            autoComplete="off"
            label={quality('links.group')}
            hint={quality('links.groupHint')}
          />
          <datalist id={list}>
            {groups.map((group) => (
              <option key={group} value={group} />
            ))}
          </datalist>
          <TextField
            name="expires"
            type="datetime-local"
            optional
            label={quality('links.expires')}
            hint={quality('links.expiresHint')}
          />
          <LinkLimitFields />
          {(['completion', 'screenedOut'] as const).map((name) => (
            <TextField
              key={name}
              name={name}
              optional
              maxLength={MOST_COMPLETION}
              autoComplete="off"
              label={quality(`links.${name}`)}
              hint={quality(`links.${name}Hint`)}
            />
          ))}
        </div>
      </details>
    </Form>
  );
}
