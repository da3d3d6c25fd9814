import { say } from '../../app/words';
import { csvOf, saveCsv } from '../../shared/csv';
import type { TrafficLine } from './traffic-lines';

/** Saves the list as a table among the person's downloads. */
export function saveLines(lines: readonly TrafficLine[]): void {
  const head = [
    say('privacy_export_host'),
    say('privacy_export_by'),
    say('privacy_export_why'),
    say('privacy_export_what'),
    say('privacy_export_tokens'),
    say('privacy_export_count'),
    say('privacy_export_last'),
    say('privacy_export_agreed'),
  ];
  const rows = lines.map((line) => [
    line.host,
    say(line.isByServer ? 'privacy_by_server' : 'privacy_by_panel'),
    line.why,
    line.what,
    line.tokens,
    String(line.count),
    new Date(line.lastAt).toISOString(),
    line.agreed,
  ]);
  saveCsv('privacy', csvOf([head, ...rows]));
}
