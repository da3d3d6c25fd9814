import { useContext, useEffect, useMemo } from 'react';
import { ownerKey } from '../../core/crm/account';
import { isObject, type JsonObject } from '../../core/basics/json';
import { systemClock } from '../../platform/clock';
import { PanelContext, usePanel } from '../app/store';
import { createDraftKeeper, type DraftKeeper } from './draft';

export interface Draft extends DraftKeeper {
  /** What storage has; `undefined` for nothing. A secret that is missing in it was left out, not emptied. */
  readonly kept: unknown;
}

/** Of a form that asks for no secret. */
export const noSecrets: ReadonlySet<string> = new Set();

/**
 * The draft of a form, for as long as the form is shown; hiding the page or leaving the screen sends what waits.
 * @param secrets keys of the form's values that hold a secret. They never reach storage: this is the only way a form
 *   keeps a draft, and test/unit/panel/shared/draft-secrets.test.tsx looks at each form. Made once (`useMemo`): with
 *   it the functions stay the same
 * @param part under which key the values stand in what is kept; without it they are all of it
 */
export function useDraft(name: string, secrets: ReadonlySet<string>, part?: string): Draft {
  const kept = usePanel((state) => state.drafts[name]?.value);
  const owner = usePanel(({ identity, connection }) => (identity ? ownerKey(identity, connection) : ''));
  const store = useContext(PanelContext);
  const keeper = useMemo(() => createDraftKeeper(owner, name), [owner, name]);
  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === 'hidden') keeper.flush();
    };
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      const sent = keeper.flush();
      // Storage tells later: whoever comes back at once finds what they have just typed.
      if (sent)
        store?.setState(({ drafts }) => ({
          drafts: { ...drafts, [name]: { value: sent.value, changedAt: systemClock.now() } },
        }));
    };
  }, [keeper, store, name]);
  const safe = useMemo(
    () => ({ ...keeper, keep: (value: unknown) => keeper.keep(leaveOutIn(value, secrets, part)) }),
    [keeper, secrets, part],
  );
  return { ...safe, kept };
}

function leaveOutIn(value: unknown, secrets: ReadonlySet<string>, part: string | undefined): unknown {
  if (!isObject(value)) return value;
  if (part === undefined) return leaveOut(value, secrets);
  const values = value[part];
  return isObject(values) ? { ...value, [part]: leaveOut(values, secrets) } : value;
}

function leaveOut(values: JsonObject, secrets: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !secrets.has(key)));
}
