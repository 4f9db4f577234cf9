/** What stands beneath each other in a part of the report; on paper blocks, which may be broken anywhere. */
export const STACK = 'grid min-w-0 gap-6 print:block print:[&>*+*]:mt-4';
