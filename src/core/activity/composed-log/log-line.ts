import type { LogFormat } from './log-writing';
import { atEnd, onOwnLine, type Passage } from './passage';

/** Text that stands where a value is still to come. */
export const pending = '(pending...)';

/** How far the value of a line reaches in a plain text, and whether the line break goes with it. */
const plainRanges = {
  /** To the end of the line, with all line breaks after it. */
  line: { value: ' [^\\n]*\\n*', flags: '', end: '\n' },
  /** The same in a line that begins a text line, without its line break. */
  whole: { value: '.*$', flags: 'm', end: '' },
  /** Ends at a hyphen, and then counts only at the end of a line. */
  unhyphenated: { value: ' ([^\\n-]+)(?=\\n-|\\n|$)', flags: '', end: '' },
  /** The same; one line break more each time. */
  breaking: { value: ' ([^\\n-]+)(?=\\n-|\\n|$)', flags: '', end: '\n' },
  /** Ends at a `<`, and then counts only at the end of a line. */
  untagged: { value: '\\s*([^<\\n]+)(?=\\n|$)', flags: 'i', end: '' },
} as const;

export interface LogLine {
  readonly label: string;
  /** The label in HTML, where it is another one. */
  readonly htmlLabel?: string;
  readonly value: string;
  readonly plain?: keyof typeof plainRanges;
  /** In Markdown, capitals of the label do not count. */
  readonly anyCase?: boolean;
  readonly onlyOver?: string;
}

/** One fact on a line: `- Result: Call connected`. */
export function linePassage(line: LogLine, format: LogFormat): Passage {
  const { label, htmlLabel = label, value, anyCase = false, onlyOver } = line;
  const over = onlyOver === undefined ? {} : { onlyOver };
  switch (format) {
    case 'text/html': {
      const text = itemOf(htmlLabel, value);
      return { found: foundItem(htmlLabel, '([^<\\n]+)'), replacing: text, added: atEnd(text), ...over };
    }
    case 'text/markdown': {
      const text = `**${label}**: ${value}\n`;
      const known = onlyOver === undefined ? '[^\\n]*' : '([^\\n]*)';
      const found = new RegExp(`\\*\\*${label}\\*\\*: ${known}\\n*`, anyCase ? 'i' : '');
      return { found, replacing: text, added: atEnd(text), ...over };
    }
    case 'text/plain':
      return { ...plainLine(line), ...over };
  }
}

function plainLine({ label, value, plain = 'line', onlyOver }: LogLine): Passage {
  const range = plainRanges[plain];
  const text = `- ${label}: ${value}`;
  const begin = plain === 'whole' ? '^' : '';
  const found =
    onlyOver === undefined
      ? new RegExp(`${begin}- ${label}:${range.value}`, range.flags)
      : new RegExp(`- ${label}: ([^\\n]*)\\n*`);
  return { found, replacing: text + range.end, added: atEnd(`${text}\n`) };
}

export interface LogLink {
  readonly label: string;
  readonly address: string;
}

/** A link to a recording. In HTML, what is no address yet is pending, and a list that is there takes it in. */
export function linkPassage({ label, address }: LogLink, format: LogFormat): Passage {
  const line = linePassage({ label, value: address }, format);
  if (format === 'text/plain') return { ...line, added: onOwnLine(line.replacing) };
  if (format === 'text/markdown') return line;
  const text = itemOf(label, address.startsWith('http') ? anchorOf(address) : pending);
  const added = (body: string) =>
    body.includes('</ul>') ? body.replace('</ul>', `${text}</ul>`) : body + text;
  return { found: foundAnchor(label), replacing: text, added };
}

/** The link to an analysed recording, which the server writes by rules of its own. */
export function analysedLinkPassage({ label, address }: LogLink, format: LogFormat): Passage {
  const line = linePassage({ label, value: address, plain: 'untagged' }, format);
  if (format === 'text/plain') return line;
  if (format === 'text/markdown')
    return { ...line, found: new RegExp(`\\*\\*${label}\\*\\*:\\s*([^<\\n]+)(?=\\n|$)`, 'i') };
  const text = itemOf(label, anchorOf(address));
  return { found: foundAnchor(label), replacing: text, added: atEnd(text) };
}

function itemOf(label: string, value: string): string {
  return `<li><b>${label}</b>: ${value}</li>`;
}

function anchorOf(address: string): string {
  return `<a target="_blank" href="${address}">open</a>`;
}

/** With or without the item's own tags, for a person may have edited the log in the CRM. */
function foundItem(label: string, value: string): RegExp {
  return new RegExp(`(?:<li>)?<b>${label}</b>:\\s*${value}(?:</li>|(?=<|$))`, 'i');
}

function foundAnchor(label: string): RegExp {
  return foundItem(label, '(?:<a[^>]*>[^<]*</a>|[^<]+)');
}
