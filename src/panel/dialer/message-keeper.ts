import { mergeConversation, type Conversation } from '../../core/activity/conversation';
import { call as ask } from '../../protocol/client';

/** How long a conversation that could not be recorded waits before the next try; ms. */
const pauseMs = 5000;

/** Has every conversation recorded; one that cannot be recorded now waits here, with whatever comes meanwhile. */
export class MessageKeeper {
  readonly #waiting = new Map<string, Conversation>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Returns the activity's id; `undefined` when it could not be recorded yet. */
  async keep(conversation: Conversation): Promise<string | undefined> {
    const { conversationLogId: key } = conversation;
    const earlier = this.#waiting.get(key);
    const whole = this.#withWaiting(conversation);
    try {
      const { activityId } = await ask('recordConversation', { conversation: whole });
      if (this.#waiting.get(key) === earlier) this.#waiting.delete(key);
      return activityId;
    } catch {
      this.#waiting.set(key, this.#withWaiting(whole));
      this.#timer ??= setTimeout(() => void this.#tryAgain(), pauseMs);
      return undefined;
    }
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  /** Of a thread not every report is whole (dialer/message-shapes.ts). */
  #withWaiting(conversation: Conversation): Conversation {
    const waiting = this.#waiting.get(conversation.conversationLogId);
    return waiting ? mergeConversation(waiting, conversation) : conversation;
  }

  async #tryAgain(): Promise<void> {
    this.#timer = undefined;
    for (const conversation of this.#waiting.values()) await this.keep(conversation);
  }
}
