import type { LogFormat } from './log-writing';
import type { Passage } from './passage';

/** The person's note, which stands first. */
export function notePassage(note: string, format: LogFormat): Passage {
  switch (format) {
    case 'text/html': {
      const text = `<b>Agent notes</b><br>${note}<br><br><b>Call details</b>`;
      return {
        found: /<b>Agent notes<\/b>([\s\S]+?)Call details<\/b>/,
        replacing: text,
        added: (body) => `${text}<br>${body}`,
      };
    }
    case 'text/markdown': {
      const heading = '## Call details';
      const text = `## Agent notes\n${note}\n\n`;
      return {
        found: /## Agent notes\n([\s\S]*?)\n## Call details/,
        replacing: text + heading,
        added: (body) => text + (body.startsWith(heading) ? body : `${heading}\n${body}`),
      };
    }
    case 'text/plain':
      return {
        // It ends before a line that looks like a fact, `- Xxx:`, also where the person has written that line.
        found: /- (?:Note|Agent notes): ([\s\S]*?)(?=\n- [A-Z][a-zA-Z\s/]*:|\n$|$)/,
        replacing: `- Note: ${note}`,
        added: (body) => `- Note: ${note}\n${body}`,
      };
  }
}
