/** Why a form of the decision's page was refused. */
export interface Refusal {
  readonly message: string;
  readonly problems: readonly { readonly message: string }[];
  /** The fields that something is wrong with, in the order of `problems`. */
  readonly fields: readonly string[];
  readonly action: string;
  readonly entered: Readonly<Record<string, string>>;
}

/** What is wrong with a field of a form, if anything. */
export function faultIn(
  refusal: Refusal | null,
  actions: readonly string[],
  field: string,
): string | undefined {
  if (refusal === null || !actions.includes(refusal.action)) return undefined;
  return refusal.problems[refusal.fields.indexOf(field)]?.message;
}
