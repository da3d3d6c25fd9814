/** The part of sql.js that the database of the stack uses. */
declare module 'sql.js' {
  export type SqlValue = number | string | Uint8Array | null;

  export interface Statement {
    bind(values: Record<string, unknown> | readonly unknown[]): boolean;
    step(): boolean;
    getAsObject(): Record<string, SqlValue>;
    free(): boolean;
  }

  export interface Database {
    prepare(sql: string): Statement;
    exec(sql: string): { columns: string[]; values: SqlValue[][] }[];
    getRowsModified(): number;
    export(): Uint8Array;
    close(): void;
  }

  export interface SqlJs {
    Database: new (image?: Uint8Array) => Database;
  }

  const initSqlJs: () => Promise<SqlJs>;
  export default initSqlJs;
}
