import { useState } from 'react';
import { Button } from '#app/components/ui/Button.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { TextArea } from '#app/components/ui/TextArea.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { delimited } from '#app/core/shared/delimited.ts';
import { messageText } from '#app/core/studies/messageText.ts';
import { HTML_LANG, translator, useTranslation } from '#app/i18n/index.ts';
import { moment } from '../moment.ts';
import { useCopy } from '../useCopy.ts';
import type { HandoutStudy, ShownWay } from './handoutStudy.ts';

/** Which text somebody is sent: who has not begun, who has, and whoever comes by a link for all. */
const KINDS = ['waiting', 'begun', 'open'] as const;
type MessageKind = (typeof KINDS)[number];

interface Message {
  readonly way: ShownWay;
  readonly text: string;
}

/** What raters are told, in the language of their pages: to be changed, and copied one by one or as a table. */
export function Messages({ study }: { study: HandoutStudy }) {
  const { t } = useTranslation('handout');
  const { ways, locale, title, slug, strategy } = study;
  const words = translator(locale).getFixedT(null, 'handout');
  const [until, setUntil] = useState('');
  const [templates, setTemplates] = useState<Readonly<Record<MessageKind, string>>>(() => ({
    waiting: words('message.waiting'),
    begun: words('message.begun'),
    open: words('message.open'),
  }));
  const due = ways.flatMap((way) => {
    const kind = kindOf(way);
    return kind === null ? [] : [{ way, kind }];
  });
  const messages = due.map(({ way, kind }): Message => {
    const left = way.seat?.left ?? 0;
    const percent = Math.floor(study.share * 100);
    return {
      way,
      text: messageText(templates[kind], {
        name: way.seat === null ? '' : way.label,
        study: title,
        tasks: words('message.tasks', { count: left }),
        share: percent === 0 ? '' : words('message.share', { percent }),
        link: way.address,
        until: until.trim() === '' && way.expiresAt !== null ? `${moment(way.expiresAt)} UTC` : until.trim(),
      }),
    };
  });
  const used = KINDS.filter((kind) => due.some((one) => one.kind === kind));
  const settled = ways.length - due.length;
  return (
    <Section title={t('messages.title')} className="print:hidden">
      <p className="max-w-line text-quiet">
        {t(strategy === 'panel' ? 'messages.intro' : 'messages.introOpen')}
      </p>
      {due.length === 0 ? (
        <p>{t('messages.nobody')}</p>
      ) : (
        <>
          <div className="grid items-start gap-4 lg:grid-cols-2">
            {used.map((kind) => (
              <TextArea
                key={kind}
                rows={12}
                lang={HTML_LANG[locale]}
                label={t(`messages.${kind}`)}
                hint={t(kind === 'open' ? 'messages.hintOpen' : 'messages.hint')}
                value={templates[kind]}
                onChange={(event) => {
                  const text = event.currentTarget.value;
                  setTemplates((before) => ({ ...before, [kind]: text }));
                }}
              />
            ))}
          </div>
          <TextField
            className="max-w-form"
            label={t('messages.until')}
            hint={t('messages.untilHint')}
            optional
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
          <MessageTable messages={messages} />
          <div className="flex flex-wrap items-center gap-3">
            <CopyAll messages={messages} />
            <Button onClick={() => download(`${slug}-messages.csv`, delimited(rowsOf(messages)))}>
              {t('messages.download')}
            </Button>
            {settled > 0 && (
              <span className="text-sm text-quiet">{t('messages.settled', { count: settled })}</span>
            )}
          </div>
        </>
      )}
    </Section>
  );
}

/** Null for who needs none: they are done, or set aside. */
function kindOf({ seat }: ShownWay): MessageKind | null {
  if (seat === null) return 'open';
  return seat.is === 'waiting' || seat.is === 'begun' ? seat.is : null;
}

function MessageTable({ messages }: { messages: readonly Message[] }) {
  const { t } = useTranslation('handout');
  return (
    <Table caption={<span className="sr-only">{t('messages.table')}</span>}>
      <thead>
        <tr>
          <HeadCell>{t('messages.who')}</HeadCell>
          <HeadCell>{t('messages.text')}</HeadCell>
          <td className="border-b border-edge" />
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <MessageRow key={message.way.id} {...message} />
        ))}
      </tbody>
    </Table>
  );
}

function MessageRow({ way: { label, seat }, text }: Message) {
  const { t } = useTranslation('handout');
  const [copied, copy] = useCopy(text);
  return (
    <tr>
      <Cell className="min-w-28">
        {label}
        <span className="block text-sm text-quiet">
          {seat === null
            ? t('messages.anybody')
            : t(seat.is === 'waiting' ? 'messages.notBegun' : 'messages.left', { count: seat.left })}
        </span>
      </Cell>
      <Cell className="w-full">
        <details>
          <summary
            className="min-h-touch content-center text-sm text-accent"
            aria-label={t('messages.readOf', { label })}
          >
            {t('messages.read')}
          </summary>
          <p className="max-w-line min-w-56 pb-2 text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">
            {text}
          </p>
        </details>
      </Cell>
      <Cell className="py-0">
        <Button look="plain" aria-label={t('messages.copyOf', { label })} onClick={copy}>
          <span aria-live="polite">{t(copied ? 'messages.copied' : 'messages.copy')}</span>
        </Button>
      </Cell>
    </tr>
  );
}

function CopyAll({ messages }: { messages: readonly Message[] }) {
  const { t } = useTranslation('handout');
  const [copied, copy] = useCopy(delimited(rowsOf(messages), '\t'));
  return (
    <Button onClick={copy}>
      <span aria-live="polite">{t(copied ? 'messages.copied' : 'messages.copyAll')}</span>
    </Button>
  );
}

/** As a mail merge takes them: a head in English, a row for each. */
function rowsOf(messages: readonly Message[]): string[][] {
  return [
    ['name', 'tasks_left', 'link', 'message'],
    ...messages.map(({ way: { label, seat, address }, text }) => [
      label,
      seat === null ? '' : String(seat.left),
      address,
      text,
    ]),
  ];
}

/** Gives a text to be kept as a file; with a byte order mark, by which spreadsheets know its encoding. */
function download(file: string, text: string): void {
  const address = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file;
  link.click();
  URL.revokeObjectURL(address);
}
