import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** The whole database: may open transactions. */
export type Database = Kysely<Schema>;
/** An open transaction, for what has to happen together or not at all. */
export type OpenTransaction = Transaction<Schema>;
/** Anything queries run on: the database, or a transaction of it. Queries take it first. */
export type Executor = Database | OpenTransaction;
