import {
  parties,
  secretPlaces,
  type Party,
  type Place,
  type PlacesByGeneration,
} from '../../src/core/basics/token-table';
import { onwardWays, type KnownSecret, type Receiver, type Sender } from '../stack/judge/onward-ways';
import type { Messages } from './words';

/** The part of src/README.md that is printed from the table of tokens; between its heading and the next one. */
const section = /(?<=\n## Where each token goes\n\n)[^]*?(?=\n## )/;

/** Says so where src/README.md says something else than the table; a line for each run of the check. */
export function findTokenTableProblems(readme: string, words: Messages): string[] {
  return printTokens(readme, words) === readme
    ? []
    : [
        'src/README.md: "Where each token goes" differs from core/basics/token-table.ts; `npx tsx test/bench/print-tokens.ts` prints it anew',
      ];
}

/** @param words the English ones: a token is called in the document as it is on the screen */
export function printTokens(readme: string, words: Messages): string {
  const table = printTable([['token', 'to', 'where', 'purpose'], ...ownRows(words), ...onwardRows(words)]);
  const lead =
    'Printed from `core/basics/token-table.ts`, by which the gate (`api/basics/http.ts`) attaches them, and from `test/stack/judge/onward-ways.ts`, which names what others do with one. After every browser test, all requests are held against both.';
  return readme.replace(section, () => `${lead}\n\n${table}\n`);
}

function ownRows(words: Messages): string[][] {
  const rows = new Map<string, string[]>();
  for (const [purpose, party] of Object.entries(parties))
    for (const [secret, place] of Object.entries(Object(secretPlaces)[purpose] ?? {})) {
      const key = JSON.stringify([tokenWords(secret, words), partyWords[party], placeWords(place)]);
      rows.set(key, [...(rows.get(key) ?? []), `\`${purpose}\``]);
    }
  const order = Object.keys(tokenOrder(words));
  return [...rows]
    .map(([key, reasons]): string[] => [...JSON.parse(key), reasons.join(', ')])
    .toSorted(([a = ''], [b = '']) => order.indexOf(a) - order.indexOf(b));
}

function onwardRows(words: Messages): string[][] {
  return onwardWays.map(({ secret, from, to, place, why, because }) => [
    tokenWords(secret, words),
    `${senderWords[from]}, to ${receiverWords[to]}`,
    placeWords(place),
    because ? `${why}: \`${because}\`` : why,
  ]);
}

const partyWords: { readonly [party in Party]: string } = {
  server: 'the connector’s own server',
  ringcentral: 'RingCentral',
  directory: 'the directory',
  icon_host: 'a picture’s host',
  named_host: 'a host that a person has named',
  plugin: 'a plugin’s server',
  logging_service: 'the logging service',
  report_host: 'where the server takes reports',
  extension: 'nobody',
};

const receiverWords: { readonly [receiver in Receiver]: string } = {
  server: 'the server',
  ringcentral: 'RingCentral',
  directory: 'the directory',
  dialer: 'the dialer’s frame',
  landing_page: 'the connector’s redirect page',
  logging_service: 'the logging service',
  crm: 'the CRM',
  provider: 'the plugin’s provider',
  plugin: 'a plugin’s server',
  unknown: 'nobody',
};

const senderWords: { readonly [sender in Sender]: string } = {
  browser: 'by the browser',
  server: 'by the server',
  plugin: 'by the plugin',
  logging_service: 'by the logging service',
};

function tokenWords(secret: string, words: Messages): string {
  if (secret === 'crmCredentials') return 'API key or password of the CRM';
  return secret === 'pluginToken' ? 'a plugin’s own token' : wordsOf(`privacy_token_${secret}`, words);
}

function tokenOrder(words: Messages): { [token: string]: true } {
  const all: KnownSecret[] = [
    'session',
    'ringCentral',
    'refreshToken',
    'signInCode',
    'codeVerifier',
    'oneTimeCode',
    'loggingSession',
    'landing',
    'crmCredentials',
  ];
  return Object.fromEntries(all.map((secret) => [tokenWords(secret, words), true]));
}

function placeWords(place: unknown): string {
  if (isByGeneration(place)) return `${placeWords(place.callback)}; polling: ${placeWords(place.polling)}`;
  const [part = '', name = ''] = String(place).split(' ');
  if (part === 'bearer') return `header \`${name}\``;
  return name === '*' ? `${part}, any field` : `${part}${name && ` \`${name}\``}`;
}

function isByGeneration(place: unknown): place is PlacesByGeneration & { readonly callback: Place } {
  return typeof place === 'object' && place !== null && 'callback' in place;
}

function wordsOf(key: string, words: Messages): string {
  const message = words[key]?.message;
  if (message === undefined) throw new Error(`No words for ${key}`);
  return message;
}

/** As the formatter wants it. */
function printTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
