import { isObject, objectOf, partOf } from '../../basics/json';
import { logFormats, type LogFormat } from './log-writing';

/** What only the server's own lines look like, in the order in which one format may quote another. */
const marks: readonly (readonly [LogFormat, RegExp])[] = [
  ['text/html', /<(?:li|div)>\s*<(?:b|strong)>[A-Z]|<b>Agent notes<\/b>/i],
  ['text/markdown', /^(?:\*\*[A-Z][\w/ ]*\*\*: |## (?:Agent notes|Call details)$|### [A-Z])/m],
  ['text/plain', /^- [A-Z][A-Za-z/ ]*:(?: |$)/m],
];

/** How the connector wants its logs written, as one of them shows; `undefined` where it does not. */
export function formatOf(body: string): LogFormat | undefined {
  return marks.find(([, mark]) => mark.test(body))?.[0];
}

/** A format that was kept. */
export function readLogFormat(kept: unknown): LogFormat | undefined {
  return logFormats.find((format) => format === kept);
}

/** What the logs in an answer of GET /callLog show (core 1.7.41 index.js:2304): whole where the connector has them so. */
export function formatInAnswer(answer: unknown): LogFormat | undefined {
  const logs = isObject(answer) && Array.isArray(answer['logs']) ? answer['logs'] : [];
  return logs.map(formatInLog).find((format) => format !== undefined);
}

function formatInLog(log: unknown): LogFormat | undefined {
  const details = objectOf(partOf(log, 'logData'));
  const body = [details['fullBody'], details['note']].find((text) => typeof text === 'string' && text !== '');
  return typeof body === 'string' ? formatOf(body) : undefined;
}
