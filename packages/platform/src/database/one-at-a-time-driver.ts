import type { DatabaseConnection, Driver, TransactionSettings } from "kysely";

/**
 * Hands the one connection of an embedded database to one user at a time, as a pool of size one does. Without it, a
 * query sent while somebody else's transaction is open would run inside that transaction and be rolled back with it.
 */
export class OneAtATimeDriver implements Driver {
  readonly #driver: Driver;
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  init(): Promise<void> {
    return this.#driver.init();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#taken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#taken = true;
    return this.#driver.acquireConnection();
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    await this.#driver.releaseConnection(connection);
    const next = this.#waiting.shift();
    if (next === undefined) this.#taken = false;
    else next();
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return this.#driver.beginTransaction(connection, settings);
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#driver.commitTransaction(connection);
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#driver.rollbackTransaction(connection);
  }

  destroy(): Promise<void> {
    return this.#driver.destroy();
  }
}
