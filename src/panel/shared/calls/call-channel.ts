import * as v from 'valibot';
import { currentCallSchema, type CurrentCall } from '../../../core/activity/current-call';
import { openChannel } from '../../../platform/channel';

const messageSchema = v.variant('kind', [
  /** The page with the dialer tells its calls. */
  v.object({ kind: v.literal('calls'), calls: v.array(currentCallSchema) }),
  /** A page without it asks for them. */
  v.object({ kind: v.literal('ask') }),
  /** Somebody wants to see the dialer. */
  v.object({ kind: v.literal('show') }),
]);

type CallMessage = v.InferOutput<typeof messageSchema>;

export interface CallChannel {
  send(message: CallMessage): void;
  close(): void;
}

const name = 'calls';

/** Between the open pages: one of them has the dialer, and all show its calls. */
export function openCallChannel(hear: {
  readonly onCalls: (calls: readonly CurrentCall[]) => void;
  readonly onAsk: () => void;
  readonly onShow: () => void;
}): CallChannel {
  return openChannel(name, (data) => {
    const message = v.safeParse(messageSchema, data);
    if (!message.success) return;
    if (message.output.kind === 'calls') hear.onCalls(message.output.calls);
    if (message.output.kind === 'ask') hear.onAsk();
    if (message.output.kind === 'show') hear.onShow();
  });
}

/** Has the page with the dialer come to the front. */
export function showDialer(): void {
  const channel = openChannel(name, () => undefined);
  channel.send({ kind: 'show' } satisfies CallMessage);
  channel.close();
}
