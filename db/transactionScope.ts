import { AsyncLocalStorage } from 'node:async_hooks';
import {
  Kysely,
  type ConnectionBuilder,
  type KyselyConfig,
  type PostgresPool,
  type TransactionBuilder,
} from 'kysely';

/**
 * Finds queries that run on the database itself from inside a transaction. They are a mistake: they are not part
 * of the transaction, and with the embedded database's one connection they would wait for ever.
 */
export class TransactionScope {
  readonly #running = new AsyncLocalStorage<{ over: boolean }>();

  /** Runs `work` as the inside of a transaction. */
  async inside<T>(work: () => Promise<T>): Promise<T> {
    const transaction = { over: false };
    try {
      return await this.#running.run(transaction, work);
    } finally {
      transaction.over = true;
    }
  }

  /** Throws where the caller is inside of a transaction that still runs. */
  assertOutside(): void {
    if (this.#running.getStore()?.over === false) {
      throw new Error(
        'A query inside db.transaction() ran on the database instead of the transaction: pass the transaction on.',
      );
    }
  }

  /** The same pool, which refuses connections inside of a transaction. */
  guard(pool: PostgresPool): PostgresPool {
    return {
      connect: async () => {
        this.assertOutside();
        return pool.connect();
      },
      end: () => pool.end(),
    };
  }
}

/** Kysely that marks what runs inside of its transactions and reserved connections. */
export class ScopedKysely<DB> extends Kysely<DB> {
  readonly #scope: TransactionScope;

  constructor(config: KyselyConfig, scope: TransactionScope) {
    super(config);
    this.#scope = scope;
  }

  override transaction(): TransactionBuilder<DB> {
    return marked(super.transaction(), this.#scope);
  }

  override connection(): ConnectionBuilder<DB> {
    return marked(super.connection(), this.#scope);
  }
}

/** A builder whose `execute` runs its callback inside of the scope; its other methods give marked builders. */
function marked<B extends object>(builder: B, scope: TransactionScope): B {
  return new Proxy(builder, {
    get(target, name) {
      const method = Reflect.get(target, name) as unknown;
      if (typeof method !== 'function') return method;
      if (name !== 'execute') return (...args: unknown[]) => marked(method.apply(target, args), scope);
      return (work: (inner: unknown) => Promise<unknown>) =>
        method.call(target, (inner: unknown) => scope.inside(() => work(inner)));
    },
  });
}
