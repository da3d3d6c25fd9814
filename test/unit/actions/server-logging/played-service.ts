import { isObject, type JsonObject } from '../../../../src/core/basics/json';
import type { Http, HttpAnswer, HttpRequest } from '../../../../src/api/basics/http';
import { json } from '../../fakes/fake-server';

export const loggingHost = 'logging.example.com';

/** One admin's logging service and the account's settings at the App Connect server, in memory. */
export class PlayedService {
  readonly requests: HttpRequest[] = [];
  /** Answers by path, in place of its own; a number is a status. */
  readonly answers: { [path: string]: unknown } = {};
  /** The account's settings. */
  admin: { [key: string]: unknown } = {};
  /** What the service was given, as long as it logs. */
  subscribed: JsonObject | null = null;
  /** Records of server-side logging as they were written, and what the service was asked in between. */
  readonly story: unknown[] = [];
  /** What happens once a panel has read the account's settings. */
  afterRead: (() => void) | undefined;
  private subscriber = '';
  private numbers = '';
  private served = 0;
  private end: { readonly at: number; readonly now: () => void } | undefined;

  get level(): unknown {
    return this.subscribed?.['subscriptionLevel'] ?? 'Disable';
  }

  /** @param admin another one who holds it; '' for the one who asks */
  start(setting: JsonObject, admin = ''): void {
    this.subscribed = setting;
    this.subscriber = admin;
  }

  to(host: string): HttpRequest[] {
    return this.requests.filter(({ url }) => new URL(url).host === host);
  }

  paths(host: string): string[] {
    return this.to(host).map(({ method, url }) => `${method} ${new URL(url).pathname}`);
  }

  /**
   * The worker ends at one of its requests from now on: at 1 before the first has arrived, at 2 after it has, at 3 before
   * the second. Fulfilled then; nothing that it asks later arrives.
   */
  endAt(at: number): Promise<void> {
    this.served = 0;
    return new Promise((now) => {
      this.end = { at, now };
    });
  }

  goOn(): void {
    this.end = undefined;
  }

  readonly http: Http = async (request) => {
    this.served += 1;
    const arrival = this.served * 2;
    if (this.end && this.end.at < arrival) return this.hang();
    this.requests.push(request);
    const answer = this.answerTo(request, new URL(request.url).pathname.replace('/base', ''));
    return this.end?.at === arrival ? this.hang() : answer;
  };

  private hang(): Promise<never> {
    this.end?.now();
    return new Promise(() => undefined);
  }

  private answerTo(request: HttpRequest, path: string): HttpAnswer {
    const set = this.answers[path];
    if (set !== undefined) return typeof set === 'number' ? json({}, set) : json(set);
    const body: JsonObject = isObject(request.body) ? request.body : {};
    switch (path) {
      case '/restapi/v1.0/interop/generate-code':
        return json({ code: 'one-time' });
      case '/oauth/callback':
        return json({ jwtToken: 'service-token' });
      case '/subscription':
        return json(this.describe());
      case '/subscribe':
        this.subscribed = body;
        this.story.push('subscribe');
        return json({ successful: true });
      case '/unsubscribe':
        this.subscribed = null;
        this.story.push('unsubscribe');
        return json({ successful: true });
      case '/do-not-log-numbers':
        this.numbers = String(body['doNotLogNumbers']);
        return json({ successful: true });
      case '/user/preloadSettings': {
        const answer = json({ userSettings: this.admin });
        this.afterRead?.();
        return answer;
      }
      case '/admin/settings':
        if (request.method === 'POST') this.write(Object(body['adminSettings']).userSettings);
        return json({ userSettings: this.admin });
      default:
        return json({});
    }
  }

  private describe(): JsonObject {
    const setting = { ...this.subscribed, doNotLogNumbers: this.numbers };
    return this.subscriber
      ? { subscribed: false, subscribedByOtherAdmin: { name: this.subscriber, setting } }
      : { subscribed: this.subscribed !== null, ...setting };
  }

  private write(userSettings: unknown): void {
    this.admin = JSON.parse(JSON.stringify(userSettings));
    this.story.push({ record: this.admin['serverSideLogging'] });
  }
}
