import { addressNames, type AddressName, type Asked } from '../../../core/plugins/asked';
import { say } from '../../app/words';
import { addressWords } from './address-words';

export interface ReceivingHost {
  /** With port. */
  readonly host: string;
  /** The data that goes there, each in a line. */
  readonly receives: readonly string[];
}

interface Circumstances {
  readonly byRegistration: boolean;
  /** The admin's token has gone out already. */
  readonly isInstalled?: boolean;
}

/**
 * What a plugin will receive and where it goes: the hosts of all its addresses, that of its logs first. Servers of the
 * polling generation have no registration: with every log they pass on the person's own session (core 1.7.22
 * handlers/log.js:144), and use none of the other addresses except those for signing in.
 */
export function consentByHost(
  { hosts, logTypes }: Pick<Asked, 'hosts' | 'logTypes'>,
  { byRegistration, isInstalled = false }: Circumstances,
): ReceivingHost[] {
  const byHost = new Map<string, string[]>();
  for (const name of addressNames) {
    const host = hosts[name] ?? '';
    if (host === '' || (!byRegistration && onlyByRegistration.has(name))) continue;
    const isLogs = name === 'endpointUrl';
    const receives = isLogs ? logTypes.map((type) => say(`consent_${type}`)) : [wordsOf(name, isInstalled)];
    if (isLogs && !byRegistration) receives.push(say('consent_user_session'));
    byHost.set(host, [...(byHost.get(host) ?? []), ...receives]);
  }
  return [...byHost].map(([host, receives]) => ({ host, receives }));
}

function wordsOf(name: AddressName, isInstalled: boolean): string {
  return isInstalled && name === 'userRegisterEndpointUrl'
    ? say('consent_admin_token_given')
    : addressWords(name);
}

const onlyByRegistration = new Set<AddressName>([
  'userRegisterEndpointUrl',
  'licenseStatusUrl',
  'tokenSyncUrl',
]);
