import { call } from '../../protocol/client';

/** Typed values are sent to the worker at most this often; ms. */
const pause = 250;

export interface DraftKeeper {
  /** Sends the value soon; only the latest is sent. */
  readonly keep: (value: unknown) => void;
  /** Sends at once whatever is still waiting, and returns it; `undefined` where nothing is. */
  readonly flush: () => { readonly value: unknown } | undefined;
  /** Removes the draft, here and in storage, after it was saved or discarded. */
  readonly discard: () => void;
}

/**
 * Keeps what is typed in a form and not yet saved.
 * @param owner owner key of who types; what is still waiting when another one comes goes to this one
 * @param form one of core/forms/draft-name.ts
 */
export function createDraftKeeper(owner: string, form: string): DraftKeeper {
  let waiting: { readonly value: unknown } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!waiting) return undefined;
    const sent = waiting;
    const { value } = sent;
    waiting = undefined;
    // A failure must not disturb the person; the next keystroke tries again.
    call('saveDraft', { owner, form, value }).catch(() => undefined);
    return sent;
  };
  return {
    keep(value) {
      waiting = { value };
      timer ??= setTimeout(send, pause);
    },
    flush: send,
    discard() {
      clearTimeout(timer);
      timer = undefined;
      waiting = undefined;
      call('discardDraft', { owner, form }).catch(() => undefined);
    },
  };
}
