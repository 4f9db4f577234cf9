/** What a page's form is answered with that stays on the page. */
export interface FormAnswer<Made> {
  /** What was made and is shown this once. */
  readonly made?: Made;
  /** The action that is done, where that is said. */
  readonly done?: string;
  /** Why an action was not possible: the fields that were refused, and what was entered, passwords aside. */
  readonly refused?: {
    readonly action: string;
    readonly message: string;
    readonly faults: readonly string[];
    readonly entered: Readonly<Record<string, string>>;
  };
}
