// @ts-check
import { createUuid } from '../identifiers.js';
import { textAt, valueAt } from '../json.js';
import { replyRules } from './reply-rules.js';

/** @typedef {import('./reply-rules.js').Purpose} Purpose */
/** @typedef {{ path: string, sentAt: number, answer: (response: unknown) => void }} OpenRequest */

/**
 * The widget's side of `rc-post-message-request`. A reply that is late, wrong, repeated or to nothing is reported and
 * not used: the widget goes on without it.
 * @param {{
 *   post: (message: { type: string } & Record<string, unknown>) => void,
 *   after: (work: () => void, ms: number) => () => void,
 *   now: () => number,
 *   random: () => number,
 *   note: (direction: 'in', text: string) => void,
 *   report: (problem: string) => void,
 * }} seams
 */
export function createRequests({ post, after, now, random, note, report }) {
  /** @type {Map<string, OpenRequest>} */
  const open = new Map();
  /** @type {Map<string, { path: string, sentAt: number, late: boolean }>} */
  const closed = new Map();

  /**
   * @param {string} requestId
   * @param {OpenRequest} request
   * @param {boolean} late
   */
  function close(requestId, { path, sentAt }, late) {
    open.delete(requestId);
    closed.set(requestId, { path, sentAt, late });
  }

  return {
    /**
     * @param {Purpose} purpose
     * @param {string} path as the host registered it
     * @param {unknown} body
     * @returns {Promise<unknown>} the response, or null when none came in time or it cannot be read
     */
    ask(purpose, path, body) {
      const { limit, check } = replyRules[purpose];
      const requestId = createUuid(random);
      return new Promise((resolve) => {
        const cancel = after(() => {
          close(requestId, request, true);
          report(`${path}: no reply within ${limit / 1000} s`);
          resolve(null);
        }, limit);
        /** @type {OpenRequest} */
        const request = {
          path,
          sentAt: now(),
          answer(response) {
            cancel();
            close(requestId, request, false);
            const problem = check(response);
            if (problem) report(`${path}: wrong reply, ${problem}`);
            else note('in', `reply ${path} after ${now() - request.sentAt} ms`);
            resolve(problem ? null : response);
          },
        };
        open.set(requestId, request);
        post({ type: 'rc-post-message-request', requestId, path, body });
      });
    },

    /** @param {unknown} message an `rc-post-message-response` */
    receive(message) {
      const responseId = textAt(message, 'responseId');
      const request = open.get(responseId);
      if (request) return request.answer(valueAt(message, 'response'));
      const past = closed.get(responseId);
      if (!past) return report(`a reply to no request (responseId "${responseId}")`);
      const seconds = ((now() - past.sentAt) / 1000).toFixed(1);
      report(past.late ? `${past.path}: late reply, after ${seconds} s` : `${past.path}: answered twice`);
    },
  };
}
