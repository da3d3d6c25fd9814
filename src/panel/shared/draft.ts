import { useEffect, useMemo } from 'react';
import { call } from '../../protocol/client';

/** Typed values are sent to the worker at most this often; ms. */
const pause = 250;

export interface DraftKeeper {
  /** Sends the value soon; only the latest is sent. */
  keep(value: unknown): void;
  /** Sends at once whatever is still waiting. */
  flush(): void;
  /** Removes the draft, here and in storage, after it was saved or discarded. */
  discard(): void;
}

/** Keeps what is typed in a form and not yet saved. `form` is `plugin:<id>`, `log:<activity id>` or `connect`. */
export function createDraftKeeper(form: string): DraftKeeper {
  let waiting: { readonly value: unknown } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!waiting) return;
    const { value } = waiting;
    waiting = undefined;
    // A failure must not disturb the person; the next keystroke tries again.
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

/** A draft keeper for as long as the form is shown; hiding the page or leaving the screen sends what is waiting. */
export function useDraftKeeper(form: string): DraftKeeper {
  const keeper = useMemo(() => createDraftKeeper(form), [form]);
  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === 'hidden') keeper.flush();
    };
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      keeper.flush();
    };
  }, [keeper]);
  return keeper;
}
