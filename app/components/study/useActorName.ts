import { useTranslation } from '#app/i18n/index.ts';

/** Who did something, as a record names them: those that are no person have words. */
export function useActorName(): (actor: string) => string {
  const { t } = useTranslation('quality');
  const named: Readonly<Record<string, string>> = {
    system: t('record.system'),
    rule: t('record.rule'),
    'command line': t('record.commandLine'),
  };
  return (actor) => (Object.hasOwn(named, actor) ? named[actor]! : actor);
}
