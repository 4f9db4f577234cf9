/** On paper: blocks instead of grids, whose headings stay with what follows; smaller tables, so that none is cut. */
export const ON_PAPER =
  'print:block print:[&>*+*]:mt-8 print:[&_section]:block print:[&_section>*+*]:mt-3 print:[&_h2]:break-after-avoid ' +
  'print:[&_section>p]:break-after-avoid print:[&_h3]:break-after-avoid print:[&_table]:break-inside-avoid print:[&_table]:text-sm ' +
  'print:[&_td]:px-1.5 print:[&_th]:px-1.5';
