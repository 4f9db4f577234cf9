import type { MappedColumn } from '#app/services/imports/columnMap.ts';
import type { LookedAtGiven } from '#app/services/imports/files/lookAtGiven.ts';
import type { ToldRefusal } from '../columns/FileFaults.tsx';
import { useAsked } from '../columns/useAsked.ts';

/** What the server says of files that are to be imported, or that they could not be read. */
export type ToldGiven =
  | (Omit<LookedAtGiven, 'refusal'> & { readonly refusal: ToldRefusal | null })
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

/** The form as it is sent, for looking at the files and for importing them. */
export function bodyOf({ columns, scales, ...form }: GivenForm): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) {
    if (value !== null && value !== '') body.set(name, value);
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
  return {
    told,
    busy,
    sent,
    /** @param forget whether what was told of another file goes at once */
    ask(form: GivenForm, forget: boolean) {
      if (form.file === null) return ask(null, true);
      const request = { method: 'POST', body: bodyOf(form) };
      return ask({ address: '/import/preview', request }, forget);
    },
  };
}
