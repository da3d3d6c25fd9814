import { parties, purposeData, tokenNames, type Purpose } from '../../../core/basics/token-table';
import { recentTraffic, type TrafficRow } from '../../../core/settings/traffic';
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

const isPurpose = (name: string): name is Purpose => name in parties;

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
        isPurpose(row.purpose) ? parties[row.purpose] : 'plugin',
        agreed.find(({ host }) => host === shownHost(row.host)),
        { now, language },
      ),
    }));
}

function describe(row: TrafficRow): Pick<TrafficLine, 'isByServer' | 'why' | 'what' | 'tokens'> {
  const { purpose, plugin = '', logType } = row;
  if (purpose === 'plugin_run') {
    const why = [plugin, say('privacy_purpose_plugin_run'), ...(logType ? [say(`log_type_${logType}`)] : [])];
    return {
      isByServer: true,
      why: why.filter(Boolean).join(' · '),
      what: say('privacy_data_logs'),
      tokens: say('privacy_tokens_none'),
    };
  }
  // Counted by a newer version of the panel.
  if (!isPurpose(purpose) || purpose === 'own_words')
    return { isByServer: false, why: purpose, what: '', tokens: Object.keys(row.tokens).join(', ') };
  const data = purposeData[purpose].map((kind) => say(`privacy_data_${kind}`));
  const tokens = tokenNames
    .filter((token) => token in row.tokens)
    .map((token) => say(`privacy_token_${token}`));
  return {
    isByServer: false,
    why: say(`privacy_purpose_${purpose}`),
    what: data.join('; ') || say('privacy_data_nothing'),
    tokens: tokens.join(', ') || say('privacy_tokens_none'),
  };
}

/** The lines of each host, the hosts in the order of their newest line. */
export function byHost(lines: readonly TrafficLine[]): [string, TrafficLine[]][] {
  const hosts = new Map<string, TrafficLine[]>();
  for (const line of lines) hosts.set(line.host, [...(hosts.get(line.host) ?? []), line]);
  return [...hosts];
}
