import { useCallback } from 'react';
import { keepKnown, readKnown } from '../../../actions/activity/known-call-backs';
import { newRow, rescheduled, type CallBackChange } from '../../../core/activity/call-back-change';
import { joinKept, type KeptCallBack } from '../../../core/activity/kept-call-back';
import type { Contact } from '../../../core/crm/contact';
import * as draftName from '../../../core/forms/draft-name';
import { randomText, systemRandom } from '../../../platform/random';
import { call } from '../../../protocol/client';
import { usePanelStore } from '../../app/store';
import { useAttempt } from '../../shared/request';
import { ownerKeyIn } from '../../shared/use-owner-key';
import type { CallBackInput } from './CallBackForm';
import type { ShownCallBack } from './use-call-backs';

interface Schedule extends CallBackInput {
  readonly number: string;
  readonly contact: Contact | undefined;
}

/** Writes a new call-back down, with what the server does not keep of it. */
export function useSchedule() {
  const keep = useKeep();
  return useAttempt(
    useCallback(
      async ({ contact, number, at, note }: Schedule) => {
        const row = newRow({ contact, number, at });
        const { contactId, scheduledAt } = row.body;
        await keep({ contactId, scheduledAt, name: contact?.name ?? '', number, note });
        await send(row);
      },
      [keep],
    ),
  );
}

/** Writes another time or note down. A note alone asks nobody. */
export function useReschedule() {
  const keep = useKeep();
  return useAttempt(
    useCallback(
      async ({ row, at, note }: CallBackInput & { readonly row: ShownCallBack }) => {
        const { id, contactId, name, number } = row;
        const isMoved = Date.parse(row.scheduledAt) !== at;
        const scheduledAt = isMoved ? new Date(at).toISOString() : row.scheduledAt;
        await keep({ contactId, scheduledAt, name, number, note });
        if (isMoved) await send({ id, ...rescheduled(at) });
      },
      [keep],
    ),
  );
}

async function send(change: Omit<CallBackChange, 'key'>): Promise<void> {
  await call('changeCallBacks', { changes: [{ key: randomText(systemRandom), ...change }], drop: [] });
}

/** Before the change: if the page is closed in between, nothing is on the list that nobody can name. */
function useKeep() {
  const store = usePanelStore();
  return useCallback(
    async (kept: KeptCallBack) => {
      const known = readKnown(store.getState().drafts[draftName.callBacks]?.value);
      await keepKnown(ownerKeyIn(store.getState()), { ...known, kept: joinKept([kept], known.kept) });
    },
    [store],
  );
}
