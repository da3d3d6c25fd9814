import type { Database, SqlJs } from 'sql.js';

type Parameters = Record<string, unknown> | readonly unknown[];

interface RunOutcome {
  readonly lastID: number;
  readonly changes: number;
}

type Done = (this: RunOutcome, error: Error | null, rows?: unknown[]) => void;

/** What Sequelize's SQLite dialect expects of a `dialectModule`, played by one sql.js database. */
export interface SqlJsDialect {
  readonly OPEN_READWRITE: number;
  readonly OPEN_CREATE: number;
  readonly Database: new (storage: string, mode: number, done: (error: Error | null) => void) => object;
}

/** Presents one in-memory sql.js database with the interface of the `sqlite3` package. */
export function createSqlJsDialect(database: Database): SqlJsDialect {
  class Connection {
    readonly filename = ':memory:';

    constructor(_storage: string, _mode: number, done: (error: Error | null) => void) {
      queueMicrotask(() => done(null));
    }

    serialize(work: () => void): void {
      work();
    }

    run(sql: string, parameters?: Parameters, done?: Done): this {
      return this.query(sql, parameters, done);
    }

    all(sql: string, parameters?: Parameters | Done, done?: Done): this {
      return typeof parameters === 'function'
        ? this.query(sql, [], parameters)
        : this.query(sql, parameters, done);
    }

    exec(sql: string, done?: Done): this {
      return this.query(sql, [], done);
    }

    close(done?: (error: Error | null) => void): void {
      done?.(null);
    }

    private query(sql: string, parameters: Parameters | undefined, done: Done | undefined): this {
      let rows: unknown[] | undefined;
      let failure: Error | null = null;
      try {
        rows = readRows(database, sql, parameters ?? []);
      } catch (error) {
        failure = withSqliteCode(error);
      }
      const outcome = failure === null ? runOutcome(database) : { lastID: 0, changes: 0 };
      queueMicrotask(() => done?.call(outcome, failure, rows));
      return this;
    }
  }
  return { OPEN_READWRITE: 2, OPEN_CREATE: 4, Database: Connection };
}

/** Opens a fresh database, or one from an earlier `export()`. */
export function openSqlJsDatabase(sqlJs: SqlJs, image: Uint8Array | null): Database {
  return image === null ? new sqlJs.Database() : new sqlJs.Database(image);
}

function readRows(database: Database, sql: string, parameters: Parameters): unknown[] {
  const statement = database.prepare(sql);
  try {
    statement.bind(parameters);
    const rows: unknown[] = [];
    while (statement.step()) rows.push(statement.getAsObject());
    return rows;
  } finally {
    statement.free();
  }
}

function runOutcome(database: Database): RunOutcome {
  const changes = database.getRowsModified();
  const lastID = Number(database.exec('SELECT last_insert_rowid()')[0]?.values[0]?.[0] ?? 0);
  return { lastID, changes };
}

/** Sequelize recognises constraint failures by the code that `sqlite3` sets. */
function withSqliteCode(error: unknown): Error {
  const failure = error instanceof Error ? error : new Error(String(error));
  const code = failure.message.includes('constraint failed') ? 'SQLITE_CONSTRAINT' : 'SQLITE_ERROR';
  return Object.assign(failure, { code });
}
