/** What a control is known to be: nobody attentive can miss it, one fault as compression makes them, or a worse system. */
export const DOSES = ['slight', 'gross', 'system'] as const;
export type Dose = (typeof DOSES)[number];
