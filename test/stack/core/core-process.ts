import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { CoreReplySchema, RowsSchema, StartedSchema, TableRowsSchema } from './core-messages';
import type { CoreCommand, CoreConfig, TableRows } from './core-messages';

const STACK_FOLDER = dirname(dirname(fileURLToPath(import.meta.url)));
const KEPT_LOG_LINES = 500;

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** The parent's side of one core process. */
export class CoreProcess {
  private readonly child: ChildProcess;
  private readonly pending = new Map<number, Pending>();
  private readonly log: string[] = [];
  private lastId = 0;
  private ended = false;

  private constructor() {
    this.child = fork(join(STACK_FOLDER, 'core-server.ts'), [], {
      cwd: dirname(dirname(STACK_FOLDER)),
      execArgv: ['--import', 'tsx/esm'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NODE_ENV: 'test' },
    });
    this.child.stdout?.on('data', (chunk: Buffer) => this.keepLog(chunk));
    this.child.stderr?.on('data', (chunk: Buffer) => this.keepLog(chunk));
    this.child.on('message', (message) => this.settle(message));
    this.child.once('exit', (code) =>
      this.fail(new Error(`The core process ended (${code})\n${this.logText()}`)),
    );
  }

  /** Starts a core process and waits until it serves. */
  static async start(config: CoreConfig): Promise<{ process: CoreProcess; port: number }> {
    const core = new CoreProcess();
    const { port } = v.parse(StartedSchema, await core.ask({ name: 'start', config }));
    return { process: core, port };
  }

  /** Sends a command into the process and waits for its result. */
  ask(command: CoreCommand): Promise<unknown> {
    if (this.ended) return Promise.reject(new Error('The core process has ended'));
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.child.send({ id, command });
    });
  }

  /** All rows of one of the core's tables. */
  async rows(table: string): Promise<Record<string, unknown>[]> {
    return v.parse(RowsSchema, await this.ask({ name: 'rows', table }));
  }

  /** All rows of all of the core's tables. */
  async allRows(): Promise<TableRows> {
    return v.parse(TableRowsSchema, await this.ask({ name: 'allRows' }));
  }

  /** Writes rows as they are, in the place of those with the same key. */
  async putRows(rows: TableRows): Promise<void> {
    await this.ask({ name: 'putRows', rows });
  }

  /** What the process has printed lately. */
  logText(): string {
    return this.log.join('\n');
  }

  /** Ends the process at once and waits until it is gone. */
  async stop(): Promise<void> {
    if (this.ended) return;
    const gone = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
    this.child.kill('SIGKILL');
    await gone;
  }

  private settle(message: unknown): void {
    const { id, result, error } = v.parse(CoreReplySchema, message);
    const waiting = this.pending.get(id);
    this.pending.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error));
  }

  private fail(error: Error): void {
    this.ended = true;
    for (const waiting of this.pending.values()) waiting.reject(error);
    this.pending.clear();
  }

  private keepLog(chunk: Buffer): void {
    this.log.push(...chunk.toString('utf8').split('\n').filter(Boolean));
    this.log.splice(0, Math.max(0, this.log.length - KEPT_LOG_LINES));
  }
}
