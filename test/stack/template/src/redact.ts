import { isText, readSetting } from './config.js';

type Payload = { readonly [key: string]: unknown };

const cardNumber = /\b(?:\d[ -]?){12,18}\d\b/g;

/** What this plugin does: takes card numbers out of what is logged. All else goes back as it came. */
export function redact(payload: Payload, config: unknown): Payload {
  const mark = readSetting(config, 'mark', isText, '[removed]');
  const clean = (text: unknown) => (isText(text) ? text.replace(cardNumber, () => mark) : text);
  const changed = 'note' in payload ? { ...payload, note: clean(payload['note']) } : payload;
  const logInfo: Payload = Object(payload['logInfo']);
  const messages: unknown = logInfo['messages'];
  if (!Array.isArray(messages)) return changed;
  const cleaned = messages.map((message: Payload) => ({ ...message, subject: clean(message['subject']) }));
  return { ...changed, logInfo: { ...logInfo, messages: cleaned } };
}
