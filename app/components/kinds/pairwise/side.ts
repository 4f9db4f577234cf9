/** Where one of two texts is shown. */
export type Side = 'left' | 'right';
