import { isNumber, isText, readSetting } from './config.js';

/** What this plugin does: a short summary of what is logged. */
export function summarize(data: unknown, config: unknown): string {
  const maxWords = readSetting(config, 'maxWords', isNumber, 12);
  const words = textIn(data).split(/\s+/).filter(Boolean);
  const more = words.length > maxWords ? ' …' : '';
  return `Summary: ${words.slice(0, maxWords).join(' ')}${more}`;
}

/** A new call has its note at the top, a changed one inside `logInfo`, messages are one deeper. */
function textIn(data: unknown): string {
  const { note, logInfo } = Object(data);
  const inner = Object(logInfo);
  const text: unknown = note ?? inner.note;
  if (isText(text)) return text;
  const messages: unknown = inner.messages ?? Object(inner.logInfo).messages;
  return Array.isArray(messages)
    ? messages.map((message) => String(Object(message).subject ?? '')).join(' ')
    : '';
}
