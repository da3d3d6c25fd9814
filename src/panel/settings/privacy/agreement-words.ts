import type { Party } from '../../../core/basics/token-table';
import { sayMoment } from '../../shared/time-words';
import { say, type Language } from '../../app/words';
import type { AgreedHost } from './agreed-hosts';

interface When {
  readonly now: number;
  readonly language: Language;
}

/** Who agreed to a host, and when. */
export function sayWho({ by, at }: AgreedHost, { now, language }: When): string {
  return at > 0 ? say('privacy_agreed_who', by, sayMoment(at, now, language)) : say('privacy_agreed_unknown');
}

/** By whom it was agreed that this party is reached; for a plugin's host, what the account's settings say. */
export function sayAgreement(
  party: Party | 'dialer' | 'window',
  agreed: AgreedHost | undefined,
  when: When,
): string {
  switch (party) {
    case 'ringcentral':
    case 'directory':
    case 'dialer':
    case 'extension':
      return say('privacy_agreed_built_in');
    case 'server':
      return say('privacy_agreed_connected');
    case 'window':
      return say('privacy_agreed_window');
    case 'logging_service':
      return say('privacy_agreed_pressed');
    case 'report_host':
      return say('privacy_agreed_report');
    case 'icon_host':
      return say('privacy_agreed_icon');
    case 'named_host':
      return say('privacy_agreed_named');
    case 'plugin':
      return agreed ? sayWho(agreed, when) : say('privacy_agreed_nobody');
  }
}
