import {
  parties,
  purposeData,
  tokenNames,
  type DataKind,
  type Party,
  type Purpose,
} from '../../../core/basics/token-table';
import {
  otherPurposes,
  recentTraffic,
  type OtherPurpose,
  type TrafficRow,
} from '../../../core/settings/traffic';
import { say, type Language } from '../../app/words';
import { shownHost, type AgreedHost } from './agreed-hosts';
import { sayAgreement } from './agreement-words';

/** One reason for which a host was reached, in words. */
export interface TrafficLine {
  readonly host: string;
  readonly isByServer: boolean;
  readonly why: string;
  readonly what: string;
  readonly tokens: string;
  readonly count: number;
  /** Epoch ms. */
  readonly lastAt: number;
  readonly agreed: string;
}

/** Files of our own leave nothing. */
type Outward = Exclude<Purpose, 'own_words'>;

const isPurpose = (name: string): name is Outward => Object.hasOwn(parties, name) && name !== 'own_words';
const isOther = (name: string): name is OtherPurpose => otherPurposes.some((one) => one === name);

/** The counters of the last 30 days as lines of the screen and of the file; newest first. */
export function linesOf(
  rows: readonly TrafficRow[],
  agreed: readonly AgreedHost[],
  { now, language }: { readonly now: number; readonly language: Language },
): TrafficLine[] {
  return recentTraffic(rows, now)
    .toSorted((a, b) => b.lastAt - a.lastAt)
    .map((row) => ({
      ...describe(row),
      host: shownHost(row.host) || say('privacy_host_unknown'),
      count: Object.values(row.days).reduce((sum, one) => sum + one, 0),
      lastAt: row.lastAt,
      agreed: sayAgreement(
        partyOf(row.purpose),
        agreed.find((one) => one.host === shownHost(row.host) && isFor(one, row.purpose)),
        { now, language },
      ),
    }));
}

/** Where a sign-in has landed, any host that was agreed to may ask for it. */
function isFor({ purpose }: AgreedHost, reached: string): boolean {
  return purpose === reached || reached === 'plugin_landing';
}

function describe(row: TrafficRow): Pick<TrafficLine, 'isByServer' | 'why' | 'what' | 'tokens'> {
  const { purpose, plugin, logType } = row;
  const tokens = tokenNames
    .filter((token) => token in row.tokens)
    .map((token) => say(`privacy_token_${token}`));
  const why = [
    ...(plugin ? [plugin] : []),
    // One that a newer version of the panel has counted has no words yet.
    isPurpose(purpose) || isOther(purpose) ? say(`privacy_purpose_${purpose}`) : purpose,
    ...(logType ? [say(`log_type_${logType}`)] : []),
  ];
  return {
    isByServer: purpose === 'plugin_run',
    why: why.join(' · '),
    what:
      kindsOf(purpose)
        .map((kind) => say(`privacy_data_${kind}`))
        .join('; ') || say('privacy_data_nothing'),
    tokens: tokens.join(', ') || say('privacy_tokens_none'),
  };
}

function kindsOf(purpose: string): readonly DataKind[] {
  if (isPurpose(purpose)) return purposeData[purpose];
  return purpose === 'plugin_run' ? ['contacts', 'logs'] : [];
}

function partyOf(purpose: string): Party | 'dialer' | 'window' {
  if (isPurpose(purpose)) return parties[purpose];
  if (purpose === 'dialer_sign_in') return 'dialer';
  return purpose === 'sign_in_window' ? 'window' : 'plugin';
}

/** The lines of each host, the hosts in the order of their newest line. */
export function byHost(lines: readonly TrafficLine[]): [string, TrafficLine[]][] {
  const hosts = new Map<string, TrafficLine[]>();
  for (const line of lines) hosts.set(line.host, [...(hosts.get(line.host) ?? []), line]);
  return [...hosts];
}
