/** What goes wrong instead of the proper answer. All parts are optional and add up. */
export interface FailureEffect {
  /** ms to wait first. Alone, it only slows the proper answer down. */
  readonly delayMs?: number | undefined;
  readonly status?: number | undefined;
  readonly body?: string | undefined;
  readonly contentType?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Close the connection without an answer; the request is not carried out. */
  readonly drop?: boolean | undefined;
  /** Carry the request out, then close the connection without an answer. */
  readonly dropAnswer?: boolean | undefined;
  /** Write this many bytes of the body, then close the connection. */
  readonly cutAfterBytes?: number | undefined;
  /** Leave out the CORS headers, as a proxy in front of a server would. */
  readonly withoutCors?: boolean | undefined;
}

export interface FailureRule extends FailureEffect {
  readonly host: string;
  /** Start of the path; every path when it is missing. */
  readonly path?: string | undefined;
  /** Every method but OPTIONS when it is missing. */
  readonly method?: string | undefined;
  /** How many matching requests it hits; 1 when it is missing. */
  readonly times?: number | undefined;
}

interface ArmedRule {
  readonly rule: FailureRule;
  left: number;
}

/** The failures that tests have ordered for coming requests. */
export class Failures {
  private armed: ArmedRule[] = [];

  arm(rule: FailureRule): void {
    this.armed.push({ rule, left: rule.times ?? 1 });
  }

  clear(): void {
    this.armed = [];
  }

  /** The effect on this request, if one was ordered; uses the order up by one. */
  take(request: { host: string; method: string; path: string }): FailureEffect | null {
    const hit = this.armed.find(({ rule }) => matches(rule, request));
    if (hit === undefined) return null;
    hit.left -= 1;
    if (hit.left <= 0) this.armed = this.armed.filter((armed) => armed !== hit);
    return hit.rule;
  }
}

function matches(rule: FailureRule, request: { host: string; method: string; path: string }): boolean {
  if (rule.host !== request.host) return false;
  if (rule.path !== undefined && !request.path.startsWith(rule.path)) return false;
  return rule.method === undefined ? request.method !== 'OPTIONS' : rule.method === request.method;
}
