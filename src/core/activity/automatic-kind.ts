import type { LoggingRules } from '../settings/logging-rules';
import type { Activity } from './activity';
import type { Message } from './conversation';

/**
 * Whether the rules log this by itself. Inbound and outbound faxes have a rule each; as a day is one log, one fax that is
 * to be logged takes the others of its day with it.
 */
export function isAutomatic(
  rules: Pick<LoggingRules, 'call' | 'sms' | 'voicemail' | 'inboundFax' | 'outboundFax'>,
  kind: Activity['kind'],
  messages: readonly Pick<Message, 'direction'>[] = [],
): boolean {
  if (kind !== 'fax') return rules[kind];
  return messages.some(({ direction }) => (direction === 'Outbound' ? rules.outboundFax : rules.inboundFax));
}
