import type { ReactNode } from 'react';
import { readMarkup, type MarkupPart } from '../../../core/activity/composed-log/log-markup';

/** A composed log in HTML as it looks, from the server's own tags alone. */
export function MarkupText({ html }: { html: string }) {
  return <>{groupItems(readMarkup(html)).map(renderGroup)}</>;
}

/** A list has no tags of its own in a log: items that follow each other are one. */
function groupItems(parts: readonly MarkupPart[]): MarkupPart[][] {
  const groups: MarkupPart[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (last && (last[0]?.tag === 'li') === (part.tag === 'li')) last.push(part);
    else groups.push([part]);
  }
  return groups;
}

function renderGroup(parts: readonly MarkupPart[], place: number): ReactNode {
  const inner = parts.map(renderPart);
  return parts[0]?.tag === 'li' ? <ul key={place}>{inner}</ul> : <div key={place}>{inner}</div>;
}

function renderPart(part: MarkupPart, place: number): ReactNode {
  if (part.tag === 'text') return part.text;
  if (part.tag === 'br') return <br key={place} />;
  const inner = part.parts.map(renderPart);
  switch (part.tag) {
    case 'b':
      return <b key={place}>{inner}</b>;
    case 'li':
      return <li key={place}>{inner}</li>;
    case 'div':
      return <div key={place}>{inner}</div>;
    case 'a':
      // It leads nowhere: the call is made up.
      return <u key={place}>{inner}</u>;
  }
}
