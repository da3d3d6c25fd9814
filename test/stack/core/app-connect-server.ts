import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { CoreProcess } from './core-process';
import type { CoreConfig } from './core-messages';
import { proxyToLoopback } from './loopback-proxy';

export interface RestartChoice {
  /** Begin with an empty database instead of going on with the old one. */
  readonly fresh?: boolean | undefined;
}

interface Running {
  readonly process: CoreProcess;
  readonly port: number;
}

/** One App Connect server of the stack, which can be stopped and started again with its data. */
export class AppConnectServer {
  private running: Running | null = null;
  private keptImage: string | null = null;

  constructor(private readonly config: () => Omit<CoreConfig, 'databaseImage'>) {}

  async start(): Promise<void> {
    if (this.running !== null) return;
    this.running = await CoreProcess.start({ ...this.config(), databaseImage: this.keptImage });
  }

  /** Stops the process, its data kept for the next start. While it is down every request is dropped. */
  async stop(): Promise<void> {
    const running = this.running;
    if (running === null) return;
    this.keptImage = v.parse(v.nullable(v.string()), await running.process.ask({ name: 'exportDatabase' }));
    this.running = null;
    await running.process.stop();
  }

  async restart({ fresh = false }: RestartChoice = {}): Promise<void> {
    await this.stop();
    await this.start();
    if (fresh) await this.process.ask({ name: 'clear' });
  }

  /** Ends the process for good. */
  async close(): Promise<void> {
    const running = this.running;
    this.running = null;
    await running?.process.stop();
  }

  /** The running core process. @throws Error while the server is stopped */
  get process(): CoreProcess {
    if (this.running === null) throw new Error('The server is stopped');
    return this.running.process;
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    if (this.running === null) {
      response.destroy();
      return;
    }
    proxyToLoopback(request, response, { port: this.running.port, path: request.url ?? '/' });
  }
}
