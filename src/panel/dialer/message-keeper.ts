import type { Conversation } from '../../core/activity/conversation';
import { call as ask } from '../../protocol/client';

/** How long a day that could not be recorded waits before the next try; ms. */
const pauseMs = 5000;

/** Has every day of messages recorded; a day that cannot be recorded now waits here, with whatever comes meanwhile. */
export class MessageKeeper {
  readonly #waiting = new Map<string, Conversation>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Returns the activity's id; `undefined` when it could not be recorded yet. */
  async keep(conversation: Conversation): Promise<string | undefined> {
    try {
      const { activityId } = await ask('recordConversation', { conversation });
      this.#waiting.delete(conversation.conversationLogId);
      return activityId;
    } catch {
      // The widget always sends the whole day, so the newest report is enough.
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
