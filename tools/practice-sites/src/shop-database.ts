import { DatabaseSync } from "node:sqlite";

export interface Product {
  readonly id: number;
  readonly name: string;
  readonly price: string;
}

/** A real database in memory, so that injected SQL does what SQL does. */
export function openShopDatabase(): DatabaseSync {
  const database = new DatabaseSync(":memory:");
  database.exec("CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT, price TEXT)");
  database.exec("CREATE TABLE users (name TEXT, password TEXT)");
  database.exec("INSERT INTO products VALUES (1, 'apple', '1.20'), (2, 'pear', '1.40'), (3, 'plum', '0.90')");
  database.exec("INSERT INTO users VALUES ('alice', 'not-her-password')");
  return database;
}

/** Runs a statement as it is written. Throws the database's own error. */
export function query(database: DatabaseSync, statement: string): readonly Product[] {
  return database.prepare(statement).all() as unknown as readonly Product[];
}

export function describeProducts(products: readonly Product[]): string {
  if (products.length === 0) return "<p>We have nothing like that at the moment.</p>";
  return products.map(({ name, price }) => `<article><h2>${name}</h2><p>Costs ${price} today.</p></article>`).join("");
}
