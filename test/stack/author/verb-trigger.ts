import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { activityKinds, type Exchange } from '../../../src/core/plugins/plugin-traffic';
import { HOSTS, pluginHost } from '../hosts';
import { SAMPLE_ACCOUNT_ID } from '../session/sample-activities';
import { WorldCaller } from '../session/world-caller';
import { makeActivity, openAdmin, sampleRequests, watched } from './make-activity';
import { callersFolder } from './read-source';
import { findSession, type RunningSession } from './running-session';
import { ToldError } from './told-error';
import { trafficLine } from './traffic-line';

const accountKinds = ['licence', 'logout'] as const;
const kinds = [...activityKinds, ...accountKinds];

export const triggerHelp = `npm run plugin -- trigger <call|sms|fax|update|licence|logout> [options]

  Lets something happen through the real App Connect server that dev runs, as the panel would: a call is logged, a text
  message, a fax, the last call is changed, the licence is asked for, the account is disconnected. Shows what the plugin was sent, what it
  answered, and what stands in the CRM.

  --note <text>     what the log says
  --save <file>     writes the request of a sample there instead, to be edited into an activity of your own
  --body <file>     logs that one; {id} in it becomes a new number, or that of the last call where it is changed
  --plugin <name>   which, where several are running`;

/** @returns the exit code: 0 when App Connect says that it worked */
export async function trigger(args: readonly string[], print: (text: string) => void): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      note: { type: 'string' },
      save: { type: 'string' },
      body: { type: 'string' },
      plugin: { type: 'string' },
    },
  });
  const word = positionals[0] === 'license' ? 'licence' : positionals[0];
  const kind = kinds.find((one) => one === word);
  if (kind === undefined)
    throw new ToldError(`Say what is to happen: ${kinds.join(', ')}.\n\n${triggerHelp}`);
  const isAccount = kind === 'licence' || kind === 'logout';
  if (values.save !== undefined) {
    if (isAccount) throw new ToldError(`There is nothing to edit in "${kind}".`);
    writeFileSync(resolve(callersFolder, values.save), `${sampleRequests(values.note)[kind]}\n`);
    print(`It is in ${values.save}. Then: npm run plugin -- trigger ${kind} --body ${values.save}`);
    return 0;
  }
  const session = findSession(values.plugin);
  const body = values.body === undefined ? undefined : readBody(values.body);
  const made = isAccount
    ? await askAccount(kind, session)
    : await makeActivity(kind, session, { note: values.note, body });
  printSeen(made.seen, print);
  print(`App Connect answered: ${made.status} ${made.answer.slice(0, 500)}`);
  if (!isAccount) print(`In the CRM: ${made.crm || 'nothing'}`);
  return isRefused(made) ? 1 : 0;
}

/** Where the server reports a failure with status 200, too. */
function isRefused({ status, answer }: { readonly status: number; readonly answer: string }): boolean {
  return status >= 400 || /"successful":\s*false/.test(answer);
}

function readBody(file: string): string {
  try {
    return readFileSync(resolve(callersFolder, file), 'utf8');
  } catch {
    throw new ToldError(`${file} cannot be read.`);
  }
}

function printSeen(seen: readonly Exchange[], print: (text: string) => void): void {
  for (const exchange of seen) {
    print(trafficLine(exchange));
    if (exchange.body !== '') print(`       sent: ${exchange.body.slice(0, 2000)}`);
    if (exchange.answer && exchange.answer.body !== '')
      print(`       came: ${exchange.answer.body.slice(0, 2000)}`);
  }
  if (seen.length === 0)
    print('The plugin was not asked: does it handle this kind of log (supportedLogTypes)?');
}

async function askAccount(kind: (typeof accountKinds)[number], session: RunningSession) {
  const world = new WorldCaller(session);
  const admin = await openAdmin(world, session);
  const query = new URLSearchParams({ rcAccountId: SAMPLE_ACCOUNT_ID, pluginId: session.pluginId });
  const path = kind === 'logout' ? await addressOf(world, session, 'logoutUrl') : '';
  const { answer, seen } = await watched(world, session, () =>
    kind === 'licence'
      ? admin.call(`/plugin/licenseStatus?${query.toString()}`)
      : world.call(pluginHost(session.pluginId), path, { method: 'POST', body: {} }),
  );
  return { status: answer.status, answer: answer.text, crm: '', seen };
}

const manifestSchema = v.object({
  platforms: v.record(v.string(), v.record(v.string(), v.unknown())),
});

/** Path of one of the plugin's addresses, out of the directory. */
async function addressOf(world: WorldCaller, { pluginId }: RunningSession, key: string): Promise<string> {
  const answer = await world.call(HOSTS.directory, `/public-api/connectors/${pluginId}/manifest?type=plugin`);
  const read = v.safeParse(manifestSchema, answer.json);
  const address = read.success ? Object.values(read.output.platforms)[0]?.[key] : undefined;
  if (typeof address !== 'string') throw new ToldError(`Its manifest has no ${key}: it has no sign-in.`);
  return new URL(address).pathname;
}
