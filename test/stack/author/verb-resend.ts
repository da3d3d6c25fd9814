import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { exchangeSchema } from '../../../src/core/plugins/plugin-traffic';
import { KEPT_BODY_BYTES } from '../front/exchange';
import { pluginHost } from '../hosts';
import { WorldCaller } from '../session/world-caller';
import { callersFolder } from './read-source';
import { findSession } from './running-session';
import { ToldError } from './told-error';
import { trafficLine } from './traffic-line';

export const resendHelp = `npm run plugin -- resend [<n>] [options]

  Without a number: lists the requests that the plugin has received. With one: sends it once more, as it was.

  --save <file>     writes its body there instead, to be edited
  --body <file>     sends it with this body
  --plugin <name>   which, where several are running`;

const notSent = new Set(['host', 'content-length', 'connection', 'transfer-encoding']);

/** @returns the exit code: 0 when the plugin accepted it */
export async function resend(args: readonly string[], print: (text: string) => void): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { save: { type: 'string' }, body: { type: 'string' }, plugin: { type: 'string' } },
  });
  const session = findSession(values.plugin);
  const world = new WorldCaller(session);
  const host = pluginHost(session.pluginId);
  const all = v.parse(v.array(exchangeSchema), await world.control.requestsTo(host));
  const [number] = positionals;
  if (number === undefined) {
    print(all.length === 0 ? 'It has received nothing yet.' : all.map(trafficLine).join('\n'));
    return 0;
  }
  const one = all.find(({ id }) => String(id) === number.replace(/^#/, ''));
  if (!one) throw new ToldError(`There is no request ${number}. Without a number, resend lists them.`);
  if (values.save !== undefined) {
    writeFileSync(resolve(callersFolder, values.save), one.body);
    print(`Its body is in ${values.save}. Then: npm run plugin -- resend ${one.id} --body ${values.save}`);
    return 0;
  }
  if (values.body === undefined && one.body.length >= KEPT_BODY_BYTES)
    throw new ToldError(
      'Of a body as large as this one only the beginning is kept: give it with --body <file>.',
    );
  const body = values.body === undefined ? one.body : readBody(values.body);
  const headers = Object.fromEntries(Object.entries(one.headers).filter(([name]) => !notSent.has(name)));
  const answer = await world.call(host, one.path, {
    method: one.method,
    headers,
    ...(body !== '' && { body }),
  });
  print(`${answer.status} ${answer.text}`);
  return answer.status < 400 ? 0 : 1;
}

function readBody(file: string): string {
  try {
    return readFileSync(resolve(callersFolder, file), 'utf8');
  } catch {
    throw new ToldError(`${file} cannot be read.`);
  }
}
