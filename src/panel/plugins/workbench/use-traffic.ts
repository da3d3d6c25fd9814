import { useCallback, useEffect, useRef, useState } from 'react';
import {
  addExchanges,
  readExchanges,
  readTrafficMessage,
  trafficChannel,
  type ActivityOutcome,
  type Exchange,
  type RunningPlugin,
  type TrafficMessage,
} from '../../../core/plugins/plugin-traffic';
import { fail } from '../../../core/basics/problem';
import { openChannel, type Channel } from '../../../platform/channel';
import { pause } from '../../../platform/pause';

/** Whoever runs the servers has read a file of this machine long before; ms. */
const patience = 15_000;

type Order = Extract<TrafficMessage, { kind: 'resend' | 'trigger' }>;
type File = Extract<TrafficMessage, { kind: 'file' }>;

export interface Traffic {
  /** Whether a tool that runs the servers is there. */
  readonly isFed: boolean;
  /** The plugin that it runs. */
  readonly plugin: RunningPlugin | undefined;
  /** The newest first. */
  readonly exchanges: readonly Exchange[];
  /** What became of the last order; `undefined` while there is none, or none has been answered. */
  readonly outcome:
    { readonly problem?: string | undefined; readonly logged?: ActivityOutcome | undefined } | undefined;
  readonly isBusy: boolean;
  readonly order: (message: Order) => void;
  /** Lets that tool read a file of this machine. Throws `ProblemError` where nobody answers. */
  readonly readFile: (address: string) => Promise<Pick<File, 'text' | 'problem'>>;
  readonly clear: () => void;
}

/** What `npm run plugin -- dev` tells of its servers, while the workbench is open. It reaches this extension's pages alone. */
export function useTraffic(): Traffic {
  const channel = useRef<Channel>(undefined);
  const readers = useRef(new Map<string, (file: File) => void>());
  const [isFed, setFed] = useState(false);
  const [plugin, setPlugin] = useState<RunningPlugin>();
  const [exchanges, setExchanges] = useState<readonly Exchange[]>([]);
  const [outcome, setOutcome] = useState<Traffic['outcome']>();
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    const hear = (message: TrafficMessage) => {
      switch (message.kind) {
        case 'exchanges': {
          const more = readExchanges(message.exchanges);
          setExchanges((known) => addExchanges(known, more));
          return true;
        }
        case 'plugin':
          setPlugin(message.plugin);
          return true;
        case 'done': {
          setOutcome({ problem: message.problem, logged: message.logged });
          setBusy(false);
          return true;
        }
        case 'file':
          readers.current.get(message.address)?.(message);
          return true;
        default:
          return false;
      }
    };
    const opened = openChannel(trafficChannel, (received) => {
      const message = readTrafficMessage(received);
      // Another workbench's questions tell nothing of whether somebody answers them.
      if (message && hear(message)) setFed(true);
    });
    channel.current = opened;
    opened.send({ kind: 'hello' });
    return () => opened.close();
  }, []);
  const order = useCallback<Traffic['order']>((message) => {
    setOutcome(undefined);
    setBusy(true);
    channel.current?.send(message);
  }, []);
  const readFile = useCallback<Traffic['readFile']>(async (address) => {
    const answered = new Promise<File>((tell) => void readers.current.set(address, tell));
    channel.current?.send({ kind: 'read', address });
    const file = await Promise.race([answered, pause(patience)]);
    readers.current.delete(address);
    return file ?? fail('timeout', { host: new URL(address).host });
  }, []);
  const clear = useCallback(() => setExchanges([]), []);
  return { isFed, plugin, exchanges, outcome, isBusy, order, readFile, clear };
}
