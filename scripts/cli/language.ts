import { localeOfTag, type Locale } from '#app/i18n/locale.ts';

const OPTION = '--lang';

/**
 * Takes `--lang <language>` out of a command line, and says in which language its reader is told of failures: the one
 * that it names, else that of the terminal (LC_ALL, LC_MESSAGES, LANG), else English.
 */
export function takeLanguage(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): { argv: string[]; locale: Locale } {
  const rest: string[] = [];
  let asked: string | undefined;
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!;
    if (word === '--') {
      rest.push(...argv.slice(i));
      break;
    }
    if (word === OPTION) asked = argv[++i] ?? '';
    else if (word.startsWith(`${OPTION}=`)) asked = word.slice(OPTION.length + 1);
    else rest.push(word);
  }
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const tag = asked ?? [LC_ALL, LC_MESSAGES, LANG].find((value) => (value ?? '') !== '') ?? '';
  // A locale of POSIX is written zh_CN.UTF-8.
  return { argv: rest, locale: localeOfTag(tag.replace(/[_.@].*$/, '')) ?? 'en' };
}
