/** How a field of numbers is registered that may be left empty: no number is null. */
export const orNull = {
  setValueAs: (value: unknown) => (value === '' || value === null ? null : Number(value)),
};
