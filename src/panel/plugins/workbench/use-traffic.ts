import { useCallback, useEffect, useRef, useState } from 'react';
import {
  addExchanges,
  readExchanges,
  readTrafficMessage,
  trafficChannel,
  type Exchange,
  type TrafficMessage,
} from '../../../core/plugins/plugin-traffic';
import { openChannel, type Channel } from '../../../platform/channel';

export interface Traffic {
  /** Whether a tool that runs the servers is there. */
  readonly isFed: boolean;
  /** The newest first. */
  readonly exchanges: readonly Exchange[];
  /** What became of the last order; `undefined` while there is none, or none has been answered. */
  readonly outcome: { readonly problem?: string } | undefined;
  readonly order: (message: Extract<TrafficMessage, { kind: 'resend' | 'trigger' }>) => void;
  readonly clear: () => void;
}

/** What `npm run plugin -- dev` tells of its servers, while the workbench is open. It reaches this extension's pages alone. */
export function useTraffic(): Traffic {
  const channel = useRef<Channel>(undefined);
  const [isFed, setFed] = useState(false);
  const [exchanges, setExchanges] = useState<readonly Exchange[]>([]);
  const [outcome, setOutcome] = useState<Traffic['outcome']>();
  useEffect(() => {
    const opened = openChannel(trafficChannel, (received) => {
      const message = readTrafficMessage(received);
      if (message?.kind === 'exchanges') {
        setFed(true);
        const more = readExchanges(message.exchanges);
        setExchanges((known) => addExchanges(known, more));
      }
      if (message?.kind === 'done') {
        setFed(true);
        setOutcome(message.problem === undefined ? {} : { problem: message.problem });
      }
    });
    channel.current = opened;
    opened.send({ kind: 'hello' });
    return () => opened.close();
  }, []);
  const order = useCallback<Traffic['order']>((message) => {
    setOutcome(undefined);
    channel.current?.send(message);
  }, []);
  const clear = useCallback(() => setExchanges([]), []);
  return { isFed, exchanges, outcome, order, clear };
}
