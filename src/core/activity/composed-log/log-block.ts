import type { LogFormat } from './log-writing';
import { atEnd, type Passage } from './passage';

export interface LogBlock {
  readonly label: string;
  readonly text: string;
  /** In which formats line breaks at the end of the text are left out. */
  readonly trimmedIn?: readonly LogFormat[];
  /** HTML: what follows the block when it is new. */
  readonly after?: string;
  /** Plain text: what ends the block. */
  readonly end?: string;
  /** Plain text: what stands before the block when it is new. */
  readonly before?: string;
  /** Plain text: an earlier block is known by its first line alone, so that the rest of it stays. */
  readonly knownByFirstLine?: boolean;
}

/** A longer text under a heading of its own. */
export function blockPassage(block: LogBlock, format: LogFormat): Passage {
  const { label, after = '', end = '--- END', before = '\n', trimmedIn = [] } = block;
  const text = trimmedIn.includes(format) ? block.text.replace(/\n+$/, '') : block.text;
  switch (format) {
    case 'text/html': {
      const written = `<div><b>${label}</b><br>${text.replaceAll(/\r\n|\r|\n/g, '<br>')}</div>`;
      return {
        found: new RegExp(`<div><b>${label}</b><br>(.+?)</div>`),
        replacing: written,
        added: atEnd(written + after),
      };
    }
    case 'text/markdown': {
      // It reaches to the next heading, lines of other facts included.
      const found = new RegExp(`### ${label}\\n([\\s\\S]*?)(?=\\n### |\\n$|$)`);
      const written = `### ${label}\n${text}\n`;
      return { found, replacing: written, added: atEnd(written) };
    }
    case 'text/plain': {
      const written = `- ${label}:\n${text}\n${end}`;
      const found = block.knownByFirstLine
        ? new RegExp(`- ${label}:\\s*([^<\\n]+)(?=\\n|$)`, 'i')
        : new RegExp(`- ${label}:([\\s\\S]*?)${end}`);
      return { found, replacing: written, added: atEnd(`${before}${written}\n`) };
    }
  }
}
