import { diffJson } from 'diff';
import { useMemo } from 'react';
import { isObject } from '../../../core/basics/json';
import { say } from '../../app/words';

/** Longer payloads than this are not compared; letters of JSON. */
const longest = 60_000;

/** What a plugin has changed in a log, as text. */
export function PayloadDiff({ before, after }: { before: unknown; after: unknown }) {
  const parts = useMemo(() => {
    if (!isObject(before) || !isObject(after)) return undefined;
    const size = JSON.stringify(before).length + JSON.stringify(after).length;
    return size > longest ? undefined : diffJson(before, after);
  }, [before, after]);
  if (!parts) return null;
  return (
    <section aria-label={say('traffic_changed')}>
      <h2 className="workbench-part-title">{say('traffic_changed')}</h2>
      <pre className="workbench-json">
        {parts.map(({ value, added, removed }, place) => {
          const sign = added ? '+' : removed ? '-' : ' ';
          const lines = value.replace(/\n$/, '').split('\n');
          const text = `${lines.map((line) => `${sign} ${line}`).join('\n')}\n`;
          // A part has no other name than its place.
          const key = `${place}`;
          if (added) return <ins key={key}>{text}</ins>;
          return removed ? <del key={key}>{text}</del> : <span key={key}>{text}</span>;
        })}
      </pre>
    </section>
  );
}
