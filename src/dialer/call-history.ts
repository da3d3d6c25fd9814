import type { Call } from '../core/activity/call';
import { isObject } from '../core/basics/json';
import { readFinalCall } from './call-shapes';
import type { DialerHost } from './host';
import { addNewest } from './newest-keys';
import { withNotes } from './requests';
import type { WidgetRequests } from './widget-requests';

/** Page size of the widget's list of unlogged calls, and the most pages read: enough for a busy week. */
const unloggedPage = 50;
const mostPages = 40;

/** A record that has not come after so many calls does not come: it is no longer asked for at each of them. */
const mostUnrecorded = 50;

/** What the widget's history has of calls that have ended, here or while no panel was open. */
export class CallHistory {
  readonly #requests: WidgetRequests;
  readonly #host: DialerHost;
  readonly #crm: () => string;
  /** Ended here, but the call log's record is still missing. */
  readonly #unrecorded = new Set<string>();
  #hasReadHistory = false;

  /** `crm`: the name of the connected one. */
  constructor(requests: WidgetRequests, host: DialerHost, crm: () => string) {
    this.#requests = requests;
    this.#host = host;
    this.#crm = crm;
  }

  /** The widget's page has loaded, perhaps again. */
  start(): void {
    this.#hasReadHistory = false;
  }

  end(sessionId: string): void {
    addNewest(this.#unrecorded, sessionId, mostUnrecorded);
  }

  record(call: Call): void {
    this.#unrecorded.delete(call.sessionId);
    this.#host.onCallRecord(call);
  }

  /** The history has something new. */
  async read(): Promise<void> {
    await this.#fetchRecords();
    await this.#fetchUnlogged();
  }

  async #fetchRecords(): Promise<void> {
    for (const sessionId of this.#unrecorded) {
      const call = await this.#readRecord(sessionId);
      if (call) this.record(call);
    }
  }

  /** The call log's record of a session, if the widget already has it. */
  async #readRecord(sessionId: string): Promise<Call | undefined> {
    const response = await this.#requests.ask('/get-call-log', { sessionId });
    const answer = isObject(response) ? response['call'] : undefined;
    const call = withNotes(readFinalCall(answer, this.#crm()), isObject(answer) ? answer : {});
    return call?.sessionId === sessionId ? call : undefined;
  }

  /**
   * Reads `/unlogged-calls`, newest first, for calls that ended while no panel was open. All pages are read once;
   * after that, only the first can contain anything new.
   */
  async #fetchUnlogged(): Promise<void> {
    const pages = this.#hasReadHistory ? 1 : mostPages;
    this.#hasReadHistory = true;
    for (let page = 1; page <= pages; page += 1) {
      const response = await this.#requests.ask('/unlogged-calls', { perPage: unloggedPage, page });
      const { calls: list, hasMore } = isObject(response) ? response : {};
      const calls = (Array.isArray(list) ? list : [])
        .slice(0, unloggedPage)
        .map((call) => readFinalCall(call, this.#crm()))
        .filter((call) => call !== undefined);
      if (calls.length > 0) this.#host.onUnloggedCalls(calls);
      if (hasMore !== true) return;
    }
  }
}
