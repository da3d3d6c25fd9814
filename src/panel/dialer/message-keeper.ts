import type { Conversation } from '../../core/activity/conversation';
import { call as ask } from '../../protocol/client';

/** How long a day that the worker could not take waits until it is tried again; ms. */
const pauseMs = 5000;

/** Has every day of messages written down; one that cannot be kept now waits here, with what came since. */
export class MessageKeeper {
  readonly #waiting = new Map<string, Conversation>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Says the activity's id; `undefined` when it could not be written down yet. */
  async keep(conversation: Conversation): Promise<string | undefined> {
    try {
      const { activityId } = await ask('recordConversation', { conversation });
      this.#waiting.delete(conversation.conversationLogId);
      return activityId;
    } catch {
      // The widget sends the whole day each time: the newest report is enough.
      this.#waiting.set(conversation.conversationLogId, conversation);
      this.#timer ??= setTimeout(() => void this.#tryAgain(), pauseMs);
      return undefined;
    }
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  async #tryAgain(): Promise<void> {
    this.#timer = undefined;
    for (const conversation of this.#waiting.values()) await this.keep(conversation);
  }
}
