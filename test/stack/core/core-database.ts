import { Sequelize } from 'sequelize';
import initSqlJs from 'sql.js';
import type { CoreVersion } from './core-version';
import { createSqlJsDialect, openSqlJsDatabase } from './sqljs-dialect';

export interface CoreDatabase {
  readonly sequelize: Sequelize;
  /** The embedded database's content, base64; null on PostgreSQL. */
  export(): string | null;
}

/** Opens the embedded in-memory database, optionally with content that an earlier process exported. */
export async function openEmbeddedDatabase(image: string | null): Promise<CoreDatabase> {
  const sqlJs = await initSqlJs();
  const database = openSqlJsDatabase(sqlJs, image === null ? null : Buffer.from(image, 'base64'));
  const sequelize = new Sequelize({
    dialect: 'sqlite',
    storage: ':memory:',
    dialectModule: createSqlJsDialect(database),
    logging: false,
  });
  return { sequelize, export: () => Buffer.from(database.export()).toString('base64') };
}

/** Opens PostgreSQL; each server version has a schema of its own, because their tables differ. */
export async function openPostgresDatabase(url: string, version: CoreVersion): Promise<CoreDatabase> {
  const schema = `app_connect_${version}`;
  const plain = new Sequelize(url, { logging: false });
  await plain.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
  await plain.close();
  const sequelize = new Sequelize(url, {
    logging: false,
    dialectOptions: { options: `-c search_path=${schema}` },
  });
  return { sequelize, export: () => null };
}
