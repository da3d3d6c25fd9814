import * as v from 'valibot';
import { parseJson, partOf } from '../../../src/core/basics/json';
import {
  exchangeSchema,
  type ActivityKind,
  type ActivityOutcome,
  type Exchange,
  type RunningPlugin,
} from '../../../src/core/plugins/plugin-traffic';
import { HOSTS, pluginHost } from '../hosts';
import { sampleCall, sampleMessage, sampleUpdate } from '../session/sample-activities';
import { ServerSession } from '../session/server-session';
import { eventually, WorldCaller, type Answer } from '../session/world-caller';
import { writeSession, type RunningSession } from './running-session';
import { ToldError } from './told-error';

const sampleNote = 'Wants the renewal quote. Card 4111 1111 1111 1111.';

/** In a request: a new number each time; in a change of a call, the number of the last one. */
const numberMark = '{id}';

const ways: { readonly [kind in ActivityKind]: { readonly path: string; readonly method: string } } = {
  call: { path: '/callLog', method: 'POST' },
  sms: { path: '/messageLog', method: 'POST' },
  fax: { path: '/messageLog', method: 'POST' },
  update: { path: '/callLog', method: 'PATCH' },
};

/** What a panel sends to App Connect for each kind of activity. */
export function sampleRequests(note = sampleNote): RunningPlugin['samples'] {
  const written = (body: object) => JSON.stringify(body, null, 2);
  return {
    call: written(sampleCall(numberMark, note)),
    sms: written(sampleMessage('SMS', note, numberMark)),
    fax: written(sampleMessage('Fax', note, numberMark)),
    update: written(sampleUpdate(numberMark, note)),
  };
}

/** A sample with this note, or a request of one's own. */
export interface ActivityChoice {
  readonly note?: string | undefined;
  readonly body?: string | undefined;
}

export interface MadeActivity extends ActivityOutcome {
  /** To the plugin, and what it reported. */
  readonly seen: readonly Exchange[];
}

/** Logs an activity through the real server that is running, as a panel would. */
export async function makeActivity(
  kind: ActivityKind,
  session: RunningSession,
  { note, body: own }: ActivityChoice,
): Promise<MadeActivity> {
  const body = own ?? sampleRequests(note)[kind] ?? '';
  if (parseJson(body, null) === undefined) throw new ToldError('The body is not JSON.');
  if (kind === 'update' && session.lastCall === '')
    throw new ToldError('There is no call yet that could be changed: log a call first.');
  const number = kind === 'update' ? session.lastCall : String(Date.now());
  const request: unknown = parseJson(body.replaceAll(numberMark, number), null);
  const world = new WorldCaller(session);
  const admin = await openAdmin(world, session);
  const { answer, seen } = await watched(world, session, () =>
    admin.call(ways[kind].path, { method: ways[kind].method, body: request }),
  );
  const called = partOf(partOf(request, 'logInfo'), 'sessionId');
  if (kind === 'call' && typeof called === 'string') writeSession({ ...session, lastCall: called });
  const last = (await admin.crmLogs()).at(-1);
  const crm = last?.messages.map(({ text }) => text).join(' / ') || last?.note || '';
  return { status: answer.status, answer: answer.text, crm, seen };
}

/** The sample account's admin. */
export function openAdmin(world: WorldCaller, { server }: RunningSession): Promise<ServerSession> {
  return ServerSession.open(world, server, '101', 'keycrm-priya');
}

/** Does something, and waits for what the plugin makes of it. */
export async function watched(
  world: WorldCaller,
  session: RunningSession,
  work: () => Promise<Answer>,
): Promise<{ readonly answer: Answer; readonly seen: readonly Exchange[] }> {
  const before = Math.max(0, ...(await traffic(world, session)).map(({ id }) => id));
  const answer = await work();
  const seen = await eventually(
    async () => (await traffic(world, session)).filter(({ id }) => id > before),
    isOver,
    6000,
  );
  return { answer, seen };
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
