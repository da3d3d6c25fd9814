import { objectAt, textAt, textsAt, valueAt, type JsonObject } from '../../stack/dialer/json.js';

function nameRequest(message: unknown): string[] {
  const body = objectAt(message, 'body');
  const call = objectAt(body, 'call');
  const isRecord = valueAt(call, 'action') !== undefined;
  return [
    textAt(message, 'path'),
    textAt(body, 'triggerType'),
    textAt(call, 'direction'),
    isRecord ? 'record' : textAt(call, 'result'),
    textAt(objectAt(body, 'conversation'), 'type'),
    textAt(objectAt(body, 'button'), 'type'),
    'callerIds' in body && Object.keys(objectAt(body, 'callerIds')).length > 0 ? 'with caller ids' : '',
    textsAt(body, 'activeSessionIds').length > 0 ? 'live' : '',
  ];
}

/** Messages of one type differ by what they tell: each telling is compared with its own recording. */
export function nameVariant(message: unknown): string {
  const type = textAt(message, 'type');
  const call = objectAt(message, 'call');
  const [party] = [valueAt(objectAt(message, 'telephonySession'), 'parties')].flat();
  const details =
    type === 'rc-post-message-request'
      ? nameRequest(message)
      : [
          textAt(message, 'telephonyStatus'),
          textAt(message, 'connectionStatus'),
          textAt(call, 'direction'),
          textAt(call, 'telephonyStatus'),
          textAt(party, 'direction'),
          textAt(objectAt(party, 'status'), 'code'),
          textAt(objectAt(message, 'message'), 'type'),
          valueAt(message, 'loggedIn') === undefined
            ? ''
            : `loggedIn ${String(valueAt(message, 'loggedIn'))}`,
          valueAt(message, 'isFreshLogin') === null ? 'at start' : '',
        ];
  return [type, ...details].filter((part) => part !== '').join(' ');
}

export function groupByVariant(messages: readonly JsonObject[]): Map<string, JsonObject[]> {
  const groups = new Map<string, JsonObject[]>();
  for (const message of messages) {
    const variant = nameVariant(message);
    groups.set(variant, [...(groups.get(variant) ?? []), message]);
  }
  return groups;
}
