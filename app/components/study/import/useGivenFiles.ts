import { useEffect, useRef } from 'react';
import type { MappedColumn } from '#app/services/imports/columnMap.ts';
import type { LookedAtGiven } from '#app/services/imports/files/lookAtGiven.ts';
import type { ToldRefusal } from '../columns/FileFaults.tsx';
import { useAsked } from '../columns/useAsked.ts';

/** What the server says of files that are to be imported, or that they could not be read. */
export type ToldGiven =
  | (Omit<LookedAtGiven, 'refusal'> & {
      readonly refusal: ToldRefusal | null;
      /** By what the server keeps the files. */
      readonly upload: string;
    })
  | { readonly error: { readonly message: string } };

/** Both ends of a criterion's scale, as they were typed. */
export interface TypedScale {
  readonly lowest: string;
  readonly highest: string;
}

/** What was chosen and said on the page. */
export interface GivenForm {
  readonly file: File | null;
  readonly preferences: File | null;
  readonly items: File | null;
  /** Null = what the server takes the columns for. */
  readonly columns: readonly MappedColumn[] | null;
  /** By the file's name of the criterion; those that were typed alone. */
  readonly scales: Readonly<Record<string, TypedScale>>;
  readonly name: string;
  readonly slug: string;
  readonly baseline: string;
}

export const NOTHING_CHOSEN: GivenForm = {
  ...{ file: null, preferences: null, items: null, columns: null, scales: {} },
  ...{ name: '', slug: '', baseline: '' },
};

/** Files that the server keeps, and as which form's they were sent. */
export interface SentFiles {
  readonly upload: string;
  readonly form: Pick<GivenForm, (typeof PARTS)[number]>;
}

const PARTS = ['file', 'preferences', 'items'] as const;

/** The form as it is sent, for looking at the files and for importing them: without files that are there already. */
export function bodyOf({ columns, scales, ...form }: GivenForm, sent: SentFiles | null): FormData {
  const body = new FormData();
  const kept = PARTS.filter((part) => form[part] !== null && form[part] === sent?.form[part]);
  if (sent !== null) body.set('upload', sent.upload);
  body.set('kept', kept.join(' '));
  for (const [name, value] of Object.entries(form)) {
    if (value !== null && value !== '' && !kept.some((part) => part === name)) body.set(name, value);
  }
  if (columns !== null) body.set('columns', JSON.stringify(columns));
  body.set('scales', JSON.stringify(numbersOf(scales)));
  return body;
}

/** Scales of which both ends were typed, the lower one first. */
function numbersOf(scales: GivenForm['scales']) {
  return Object.entries(scales).flatMap(([criterion, typed]) => {
    const [lowest, highest] = [typed.lowest, typed.highest].map((text) =>
      text.trim() === '' ? NaN : Number(text.replace(',', '.')),
    );
    return lowest! < highest! ? [{ criterion, lowest: lowest!, highest: highest! }] : [];
  });
}

/** Asks the server what files hold that were chosen. */
export function useGivenFiles() {
  const { told, busy, sent, ask } = useAsked<ToldGiven>();
  const asked = useRef<GivenForm | null>(null);
  const kept = useRef<SentFiles | null>(null);
  useEffect(() => {
    // What is told is of the form that was asked about last, once no answer is waited for.
    if (busy || asked.current === null || told === null || told === 'unanswered') return;
    // What the server doesn't know any more is sent anew.
    kept.current = 'error' in told ? null : { upload: told.upload, form: asked.current };
  }, [busy, told]);
  return {
    told,
    busy,
    sent,
    /** The form as it is sent to be imported. */
    bodyToImport: (form: GivenForm) => bodyOf(form, kept.current),
    /** @param forget whether what was told of another file goes at once */
    ask(form: GivenForm, forget: boolean) {
      if (form.file === null) return ask(null, true);
      asked.current = form;
      const request = { method: 'POST', body: bodyOf(form, kept.current) };
      return ask({ address: '/import/preview', request }, forget);
    },
  };
}
