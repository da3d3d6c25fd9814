import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { exchangeSchema, type Exchange } from '../../../src/core/plugins/plugin-traffic';
import { HOSTS, pluginHost } from '../hosts';
import { SAMPLE_ACCOUNT_ID, ServerSession } from '../session/server-session';
import { eventually, WorldCaller, type Answer } from '../session/world-caller';
import { findSession, writeSession, type RunningSession } from './running-session';
import { ToldError } from './told-error';
import { trafficLine } from './traffic-line';

const kinds = ['call', 'sms', 'fax', 'update', 'licence', 'logout'] as const;
type Kind = (typeof kinds)[number];

export const triggerHelp = `npm run plugin -- trigger <call|sms|fax|update|licence|logout> [options]

  Lets something happen through the real App Connect server that dev runs, as the panel would: a call is logged, a text
  message, a fax, the last call is changed, the licence is asked for, the account is disconnected. Shows what the plugin was sent, what it
  answered, and what stands in the CRM.

  --note <text>     what the log says
  --plugin <name>   which, where several are running`;

/** @returns the exit code: 0 when App Connect says that it worked */
export async function trigger(args: readonly string[], print: (text: string) => void): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { note: { type: 'string' }, plugin: { type: 'string' } },
  });
  const word = positionals[0] === 'license' ? 'licence' : positionals[0];
  const kind = kinds.find((one) => one === word);
  if (kind === undefined)
    throw new ToldError(`Say what is to happen: ${kinds.join(', ')}.\n\n${triggerHelp}`);
  const session = findSession(values.plugin);
  const world = new WorldCaller(session);
  const before = Math.max(0, ...(await traffic(world, session)).map(({ id }) => id));
  const admin = await ServerSession.open(world, session.server, '101', 'keycrm-priya');
  const note = values.note ?? 'Wants the renewal quote. Card 4111 1111 1111 1111.';
  const answer = await happen(kind, admin, session, note);
  const seen = await eventually(
    async () => (await traffic(world, session)).filter(({ id }) => id > before),
    (all) => isOver(all),
    6000,
  );
  for (const exchange of seen) {
    print(trafficLine(exchange));
    if (exchange.body !== '') print(`       sent: ${exchange.body.slice(0, 2000)}`);
    if (exchange.answer && exchange.answer.body !== '')
      print(`       came: ${exchange.answer.body.slice(0, 2000)}`);
  }
  if (seen.length === 0)
    print('The plugin was not asked: does it handle this kind of log (supportedLogTypes)?');
  print(`App Connect answered: ${answer.status} ${answer.text.slice(0, 500)}`);
  if (kind !== 'licence' && kind !== 'logout') {
    const last = (await admin.crmLogs()).at(-1);
    print(`In the CRM: ${last?.messages.map(({ text }) => text).join(' / ') || last?.note || 'nothing'}`);
  }
  const isRefused = answer.status >= 400 || /"successful":false/.test(answer.text);
  return isRefused ? 1 : 0;
}

/** Answered all, and where there is a background task, reported too. */
function isOver(all: readonly Exchange[]): boolean {
  const isAnswered = all.length > 0 && all.every(({ answer }) => answer !== null);
  const isTask = all.some(({ body }) => body.includes('"callbackUrl"'));
  return isAnswered && (!isTask || all.some(({ path }) => path.startsWith('/plugin/async-callback/')));
}

async function traffic({ control }: WorldCaller, { pluginId }: RunningSession): Promise<Exchange[]> {
  const [asked, reported] = await Promise.all([
    control.requestsTo(pluginHost(pluginId)),
    control.requestsTo(HOSTS.callbackServer, '/plugin/async-callback/'),
  ]);
  return v.parse(v.array(exchangeSchema), [...asked, ...reported]).toSorted((a, b) => a.id - b.id);
}

async function happen(
  kind: Kind,
  admin: ServerSession,
  session: RunningSession,
  note: string,
): Promise<Pick<Answer, 'status' | 'text'>> {
  const id = String(Date.now());
  switch (kind) {
    case 'call':
      writeSession({ ...session, lastCall: id });
      return admin.logCall(id, note);
    case 'sms':
      return admin.logMessage('SMS', note, Date.now());
    case 'fax':
      return admin.logMessage('Fax', note, Date.now());
    case 'update': {
      if (session.lastCall === '')
        throw new ToldError(
          'There is no call yet that could be changed. First: npm run plugin -- trigger call',
        );
      const sessionId = session.lastCall;
      return admin.call('/callLog', {
        method: 'PATCH',
        body: {
          sessionId,
          note,
          subject: 'Inbound call from Ada Lovelace',
          duration: 61,
          result: 'Call connected',
        },
      });
    }
    case 'licence': {
      const query = new URLSearchParams({ rcAccountId: SAMPLE_ACCOUNT_ID, pluginId: session.pluginId });
      return admin.call(`/plugin/licenseStatus?${query.toString()}`);
    }
    case 'logout': {
      const path = await addressOf(admin.world, session, 'logoutUrl');
      return admin.world.call(pluginHost(session.pluginId), path, { method: 'POST', body: {} });
    }
  }
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
