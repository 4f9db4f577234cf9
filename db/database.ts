import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** The whole database: may open transactions. */
export type Database = Kysely<Schema>;
/** Anything queries run on: the database, or a transaction of it. Queries take it first. */
export type Executor = Database | Transaction<Schema>;
