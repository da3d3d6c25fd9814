import {
  parties,
  placeIn,
  secretPlaces,
  type Party,
  type Place,
  type Purpose,
} from '../../../src/core/basics/token-table';
import type { Exchange } from '../front/exchange';
import { HOSTS, pluginIdOfHost } from '../hosts';
import { kindsIn, secretsIn, type Held } from './known-secrets';
import { onwardWays, type KnownSecret, type Receiver, type Sender } from './onward-ways';

/** A secret at a host or in a place that no row of the table names. */
export interface Leak {
  readonly secret: KnownSecret;
  readonly from: string;
  readonly host: string;
  readonly place: string;
  readonly request: string;
}

/** Holds all requests against the table: the panel's own rows, and what others do with a secret (onward-ways.ts). */
export function findLeaks(exchanges: readonly Exchange[], issued: readonly Held[]): Leak[] {
  const known = secretsIn(exchanges, issued);
  return exchanges.flatMap((exchange) =>
    partsOf(exchange).flatMap(({ place, text }) =>
      [...kindsIn(text, known)]
        .filter((secret) => !isNamed(secret, exchange, place))
        .map((secret) => ({
          secret,
          from: exchange.caller,
          host: exchange.host,
          place,
          request: `${exchange.method} ${exchange.path.split('?')[0] ?? ''}`,
        })),
    ),
  );
}

function isNamed(secret: KnownSecret, { caller, host }: Exchange, place: string): boolean {
  const from = sendersOf(caller);
  const to = receiverOf(host);
  const isHere = (named: string) => named === place || (named === 'body *' && /^(?:body|form) /.test(place));
  const isOnward = onwardWays.some(
    (way) => way.secret === secret && from.includes(way.from) && way.to === to && isHere(way.place),
  );
  return isOnward || (from.includes('browser') && ownPlaces(secret, to, host).some(isHere));
}

/** Where the panel's own requests to this host may have this secret. */
function ownPlaces(secret: KnownSecret, to: Receiver, host: string): Place[] {
  if (secret === 'pluginToken') return [];
  const generation = host === HOSTS.pollingServer ? 'polling' : 'callback';
  return Object.entries(parties)
    .filter(([, party]) => isParty(party, to))
    .flatMap(([purpose]) => {
      const places = isPurpose(purpose) ? secretPlaces[purpose]?.[secret] : undefined;
      return places ? [placeIn(places, generation)] : [];
    });
}

const isPurpose = (name: string): name is Purpose => name in parties;
const isParty = (party: Party, to: Receiver): boolean => party === to;

function sendersOf(caller: string): Sender[] {
  if (caller.startsWith('server:')) return ['server'];
  if (caller.startsWith('plugin:')) return ['plugin'];
  if (caller === 'logging_service') return ['logging_service'];
  // Programs that cannot name themselves: the servers' OAuth client, and a worker of the unit tests.
  return caller === 'unnamed' ? ['server', 'browser'] : ['browser'];
}

function receiverOf(host: string): Receiver {
  switch (host) {
    case HOSTS.ringcentral:
      return 'ringcentral';
    case HOSTS.directory:
      return 'directory';
    case HOSTS.dialer:
      return 'dialer';
    case HOSTS.landing:
      return 'landing_page';
    case HOSTS.callbackServer:
    case HOSTS.pollingServer:
      return 'server';
    case HOSTS.loggingService:
      return 'logging_service';
    case HOSTS.keyCrm:
    case HOSTS.oauthCrm:
      return 'crm';
    case HOSTS.provider:
      return 'provider';
    default:
      return pluginIdOfHost(host) === null ? 'unknown' : 'plugin';
  }
}

interface Part {
  readonly place: string;
  readonly text: string;
}

/** Every place of a request where something can stand. */
function partsOf({ path, headers, body }: Exchange): Part[] {
  const [route = '', query = ''] = path.split(/\?(.*)/s);
  const isForm = (headers['content-type'] ?? '').includes('x-www-form-urlencoded');
  return [
    { place: 'path', text: route },
    ...[...new URLSearchParams(query)].map(([name, text]) => ({ place: `query ${name}`, text })),
    ...Object.entries(headers).map(([name, text]) =>
      text.startsWith('Bearer ') ? { place: `bearer ${name}`, text } : { place: `header ${name}`, text },
    ),
    ...(isForm
      ? [...new URLSearchParams(body)].map(([name, text]) => ({ place: `form ${name}`, text }))
      : bodyParts(body)),
  ];
}

function bodyParts(body: string): Part[] {
  if (body === '') return [];
  try {
    return fieldsOf(JSON.parse(body), '');
  } catch {
    return [{ place: 'body', text: body }];
  }
}

function fieldsOf(value: unknown, path: string): Part[] {
  if (typeof value !== 'object' || value === null) return [{ place: `body ${path}`, text: String(value) }];
  return Object.entries(value).flatMap(([name, inner]) => [
    { place: `body ${path}`, text: name },
    ...fieldsOf(inner, path === '' ? name : `${path}.${name}`),
  ]);
}
