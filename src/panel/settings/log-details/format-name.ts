import type { LogFormat } from '../../../core/activity/composed-log/log-writing';
import { say } from '../../app/words';

const names = {
  'text/html': 'log_says_html',
  'text/markdown': 'log_says_markdown',
  'text/plain': 'log_says_plain',
} as const satisfies { readonly [format in LogFormat]: string };

export function formatName(format: LogFormat): string {
  return say(names[format]);
}

const cautions = {
  'text/html': 'log_says_caution_html',
  'text/markdown': 'log_says_caution_markdown',
  'text/plain': 'log_says_caution_plain',
} as const satisfies { readonly [format in LogFormat]: string };

/** What in a log of this format can turn out otherwise than it was written. */
export function cautionOf(format: LogFormat, crm: string): string {
  return say(cautions[format], crm);
}
