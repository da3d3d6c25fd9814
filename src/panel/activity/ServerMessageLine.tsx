import { useEffect, useState } from 'react';
import { systemClock } from '../../platform/clock';
import { usePanel } from '../app/store';
import { Notice } from '../ui/Notice';
import type { Tone } from '../ui/Tag';
import { Details } from './Details';
import './ServerMessageLine.css';

/** The server's message about the last log, at its level, for as long as the server asked. */
export function ServerMessageLine() {
  const last = usePanel(({ newestLines = [] }) => {
    const said = newestLines.flatMap((line) => (line.said ? [line.said] : []));
    return said.toSorted((a, b) => b.at - a.at)[0];
  });
  const [over, setOver] = useState(0);
  const until = last ? last.at + last.ttl : 0;
  useEffect(() => {
    const timer = setTimeout(setOver, Math.max(0, until - systemClock.now()), until);
    return () => clearTimeout(timer);
  }, [until]);
  if (!last || over >= until || until <= systemClock.now()) return null;
  return (
    <output className="activity-said">
      <Notice tone={messageTone(last.level)} title={last.message}>
        <Details groups={last.details} />
      </Notice>
    </output>
  );
}

export function messageTone(level: 'success' | 'warning' | 'danger' | 'info'): Tone {
  const tones = { success: 'ok', warning: 'wait', danger: 'bad', info: 'plain' } as const;
  return tones[level];
}
