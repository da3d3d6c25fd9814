import type { IncomingMessage } from 'node:http';
import type { JsonObject } from '../../../src/core/basics/json';
import { createExpressApp } from '../express-app';
import { bodyData } from '../front/request-body';
import { HOSTS } from '../hosts';
import type { Stack } from '../stack';

/** What a plugin has reported of one background task. */
export interface Report {
  readonly at: number;
  readonly body: unknown;
}

/** How App Connect answers the reports of one task; 200 without it. */
type Refusal = { readonly status: number; readonly message: string };

/** The other side of the contract: an App Connect server as far as a plugin meets it, beside the stack’s RingCentral. */
export class ContractWorld {
  private readonly reports = new Map<string, Report[]>();
  private readonly refusals = new Map<string, Refusal>();

  constructor(readonly stack: Stack) {
    const app = createExpressApp();
    app.post('/plugin/async-callback/:taskId', (request, response) => {
      const { taskId } = request.params;
      const body = this.keep(taskId, request);
      const refusal = this.refusals.get(taskId);
      if (refusal) response.status(refusal.status).json({ successful: false, message: refusal.message });
      else if (typeof Object(body).successful !== 'boolean')
        response.status(400).json({ successful: false, message: 'successful is required' });
      else response.json({ successful: true });
    });
    stack.world.router.set(HOSTS.callbackServer, app);
  }

  callbackUrl(taskId: string): string {
    return `https://${HOSTS.callbackServer}/plugin/async-callback/${taskId}`;
  }

  refuse(taskId: string, refusal: Refusal): void {
    this.refusals.set(taskId, refusal);
  }

  reportsOf(taskId: string): readonly Report[] {
    return this.reports.get(taskId) ?? [];
  }

  /** A RingCentral token of a sample person. */
  ringCentralToken(personId: string): string {
    return this.stack.world.tokens.issueTokens(personId, 'check').access_token;
  }

  private keep(taskId: string, request: IncomingMessage): unknown {
    const body = bodyData(request);
    this.reports.set(taskId, [...this.reportsOf(taskId), { at: Date.now(), body }]);
    return body;
  }
}

/** A plugin that can be asked, whoever runs it. */
export interface PluginAtHand {
  readonly id: string;
  /** Its part of the manifest, with public addresses. */
  readonly platform: JsonObject;
  /** Moves its clock; `undefined` where nobody can. */
  readonly moveClock?: ((aheadMs: number) => Promise<void>) | undefined;
}
