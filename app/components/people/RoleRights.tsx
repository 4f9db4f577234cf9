import { ROLES } from '#app/core/people/roles.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** What each role may do. */
export function RoleRights() {
  const { t } = useTranslation('people');
  return (
    <dl className="grid max-w-line gap-3">
      {ROLES.map((role) => (
        <div key={role}>
          <dt className="font-medium">{t(`roles.${role}`)}</dt>
          <dd className="text-quiet">{t(`rights.${role}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
