import type { Consent } from '../../../core/plugins/consent';
import { addressNames, type AddressName } from '../../../core/plugins/asked';
import { say } from '../../app/words';
import { addressWords } from './address-words';

export interface ConsentLine {
  /** The data that leaves. */
  readonly key: string;
  /** The host that receives it. */
  readonly value: string;
}

/**
 * What a plugin will receive and where it goes: the hosts of all its addresses. Servers of the polling generation
 * have no registration: with every log they pass on the person's own session (core 1.7.22 handlers/log.js:144), and
 * use none of the other addresses except those for signing in.
 */
export function consentOf(
  { hosts, logTypes }: Pick<Consent, 'hosts' | 'logTypes'>,
  { byRegistration }: { byRegistration: boolean },
): ConsentLine[] {
  const endpoint = hosts['endpointUrl'] ?? '';
  const logs = logTypes.map((type) => ({ key: say(`consent_${type}`), value: endpoint }));
  const session = byRegistration ? [] : [{ key: say('consent_user_session'), value: endpoint }];
  const others = addressNames.flatMap((name) =>
    name === 'endpointUrl' || (!byRegistration && onlyByRegistration.has(name))
      ? []
      : [{ key: addressWords(name), value: hosts[name] ?? '' }],
  );
  const lines = [...logs, ...session, ...others].filter((line) => line.value !== '');
  return [...lines, { key: say('consent_crm'), value: say('consent_nothing') }];
}

const onlyByRegistration = new Set<AddressName>([
  'userRegisterEndpointUrl',
  'licenseStatusUrl',
  'tokenSyncUrl',
]);
