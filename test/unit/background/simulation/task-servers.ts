import type { HttpRequest } from '../../../../src/api/basics/http';
import { ProblemError } from '../../../../src/core/basics/problem';
import { json, text } from '../../fakes/fake-server';

/** How the way to the server is at the moment. */
export type Weather = 'fair' | 'offline' | 'down' | 'answer_lost' | 'busy';

export interface RealTask {
  readonly id: string;
  readonly pluginName: string;
  status: 'processing' | 'completed' | 'failed';
}

/** Background work as it really is, and a server of either kind that tells of it as the real ones do. */
export class TaskServers {
  weather: Weather = 'fair';
  namesIds = false;
  /** The polling server's rows, gone once they were read finished. */
  readonly rows = new Map<string, RealTask>();
  /** Every task that ever was, by id, with its true end. */
  readonly truth = new Map<string, RealTask>();
  /** Finished rows whose reading did not reach the ledger. */
  readonly lost = new Set<string>();
  private readonly unrecorded = new Set<string>();
  /** Lives of the worker: the server goes on with a request whose asker has died. */
  private life = 0;
  /** Notes in the CRM by session. */
  readonly notes = new Map<string, string>();
  /** Runs whose plugin has appended its text; by task id. */
  readonly answered = new Set<string>();
  requests = 0;
  private running = 0;
  mostAtOnce = 0;
  /** Ids asked for while another request for them was under way. */
  doubleAsked = 0;
  private readonly asking = new Set<string>();

  start(task: RealTask): void {
    this.rows.set(task.id, task);
    this.truth.set(task.id, task);
  }

  recorded(ids: readonly string[]): void {
    for (const id of ids) this.unrecorded.delete(id);
  }

  /** Whoever asked is dead: what was on its way is lost. */
  loseAnswers(): void {
    for (const id of this.unrecorded) this.lost.add(id);
    this.unrecorded.clear();
    this.life += 1;
    this.asking.clear();
    this.running = 0;
  }

  async answer(request: HttpRequest, pause: () => Promise<void>) {
    if (!request.url.startsWith('https:')) return text('', 404);
    this.requests += 1;
    if (this.weather === 'offline') throw new ProblemError({ code: 'offline' });
    if (this.weather === 'down') throw new ProblemError({ code: 'unreachable' });
    if (this.weather === 'busy') return { ...text('', 503), retryAfter: '90' };
    const { life } = this;
    this.running += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.running);
    await pause();
    const url = new URL(request.url);
    const body = url.pathname === '/callLog' ? this.findLogs(url) : await this.poll(request, pause, life);
    if (life === this.life) this.running -= 1;
    if (this.weather === 'answer_lost') throw new ProblemError({ code: 'timeout' });
    return json(body);
  }

  private findLogs(url: URL) {
    const ids = (url.searchParams.get('sessionIds') ?? '').split(',');
    return {
      successful: true,
      logs: ids.map((sessionId) => ({
        sessionId,
        matched: this.notes.has(sessionId),
        logId: `log-${sessionId}`,
        logData: { note: this.notes.get(sessionId) },
      })),
    };
  }

  private async poll(request: HttpRequest, pause: () => Promise<void>, life: number) {
    const ids: string[] = Object(request.body).asyncTaskIds;
    for (const id of life === this.life ? ids : []) {
      if (this.asking.has(id)) this.doubleAsked += 1;
      this.asking.add(id);
    }
    await pause();
    const rows = ids.flatMap((id) => this.rows.get(id) ?? []);
    for (const row of rows.filter(({ status }) => status !== 'processing')) {
      this.rows.delete(row.id);
      const isHeard = this.weather !== 'answer_lost' && life === this.life;
      (isHeard ? this.unrecorded : this.lost).add(row.id);
    }
    if (life === this.life) for (const id of ids) this.asking.delete(id);
    return {
      tasks: rows.map(({ id, pluginName, status }) => ({
        ...(this.namesIds && { id }),
        cacheKey: `pluginTask-${pluginName}`,
        status,
      })),
    };
  }
}
