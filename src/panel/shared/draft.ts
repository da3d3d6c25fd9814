import { call } from '../../protocol/client';

/** How often what is being typed goes to the worker at most; ms. */
const pause = 250;

export interface DraftKeeper {
  /** Sends the value soon; only the newest counts. */
  readonly keep: (value: unknown) => void;
  /** Sends at once what still waits. */
  readonly flush: () => void;
  /** Forgets the draft, here and in storage: it was saved or thrown away. */
  readonly discard: () => void;
}

/** Keeps what is typed in a form and not yet saved. `form` is one of core/forms/draft-name.ts. */
export function createDraftKeeper(form: string): DraftKeeper {
  let waiting: { readonly value: unknown } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!waiting) return;
    const { value } = waiting;
    waiting = undefined;
    // A draft that could not be kept is no reason to disturb the person; the next key tries again.
    call('saveDraft', { form, value }).catch(() => undefined);
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
      call('discardDraft', { form }).catch(() => undefined);
    },
  };
}
