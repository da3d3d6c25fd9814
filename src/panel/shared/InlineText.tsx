import { readInlineText, type InlinePart } from '../../core/basics/inline-text';

/** A plugin's text with its inline marks; everything else is shown as written. */
export function InlineText({ text }: { text: string }) {
  return readInlineText(text).map((part, place) => <Part key={place} part={part} />);
}

function Part({ part }: { part: InlinePart }) {
  switch (part.kind) {
    case 'strong':
      return <strong>{part.text}</strong>;
    case 'emphasis':
      return <em>{part.text}</em>;
    case 'code':
      return <code>{part.text}</code>;
    case 'link':
      return (
        <a href={part.href} target="_blank" rel="noreferrer">
          {part.text}
        </a>
      );
    case 'text':
      return part.text;
  }
}
