/** The files that imports and items are chosen from: tables of every kind, and JSON Lines. */
export const IMPORT_ACCEPT = '.csv,.tsv,.txt,.xlsx,.jsonl,.ndjson';
