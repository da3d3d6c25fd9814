import { isObject, partOf, type JsonObject } from '../../../src/core/basics/json';
import type { LogType } from '../../../src/core/basics/log-type';
import { Broken, holds, isGood, said, type Answer, type ContractRun, type LiveCheck } from './contract-run';
import { core, guide, live, onlyAsync, onlySync, openApi } from './live-rule';
import { changedCall, newCall, payloadOf } from './payloads';
import { lostParts } from './shape';

const syncRoute = openApi('POST /plugin/sync');
const asyncRoute = openApi('POST /plugin/async');
const megabyte = 1_000_000;
const typeWords: { readonly [type in LogType]: string } = {
  call: 'a call',
  sms: 'text messages',
  fax: 'a fax',
};

function works(answer: Answer): void {
  if (answer.status === 0)
    throw new Broken(`There was no answer, within ${Math.round(answer.tookMs / 1000)} s.`);
  holds(isGood(answer), `It answered ${said(answer)}; App Connect takes that as a failure.`);
}

/** A sync answer that kept all that is known of what was sent. */
function keeps(sent: JsonObject, answer: Answer): void {
  works(answer);
  const lost = lostParts(sent, answer.json, 'known');
  holds(lost.length === 0, `Lost or of another type: ${lost.slice(0, 5).join(', ')}.`);
}

const notOf =
  (type: LogType) =>
  (run: ContractRun): string | undefined =>
    run.handles(type) ? onlySync(run) : `It does not run on ${typeWords[type]}.`;

function keepsType(id: `sync.${string}`, words: string, type: LogType): LiveCheck {
  return live(
    id,
    words,
    `${syncRoute}: preserve every downstream-required field`,
    async (run) => {
      const sent = payloadOf(type);
      keeps(sent, await run.invoke(sent, { type }));
    },
    { needs: ['sync.bare'], when: notOf(type) },
  );
}

const afterBare = { needs: ['sync.bare'], when: onlySync };

export const syncChecks: readonly LiveCheck[] = [
  live(
    'sync.bare',
    'It answers the payload itself, as JSON, not wrapped in anything.',
    syncRoute,
    async (run) => {
      const sent = payloadOf(run.anyType);
      const answer = await run.invoke(sent, { type: run.anyType });
      works(answer);
      holds(isObject(answer.json), `The answer is no JSON object: ${said(answer)}.`);
      const isWrapped = !('logInfo' in answer.json) && isObject(answer.json['data']);
      holds(!isWrapped, 'The payload is inside "data": App Connect would log nothing of it.');
      holds(
        'logInfo' in answer.json || 'contactId' in answer.json,
        'The answer is another object than the payload.',
      );
    },
    { needs: ['token.accepted'], when: onlySync },
  ),
  keepsType('sync.keeps-call', 'All that it was sent of a call comes back, of the same type.', 'call'),
  keepsType('sync.keeps-sms', 'All that it was sent of text messages comes back, of the same type.', 'sms'),
  keepsType('sync.keeps-fax', 'All that it was sent of a fax comes back, of the same type.', 'fax'),
  live(
    'sync.keeps-update',
    'A change to a logged call comes in another shape, and comes back in it.',
    core('PATCH /callLog sends its flat body'),
    async (run) => {
      const sent = changedCall();
      keeps(sent, await run.invoke(sent));
    },
    { needs: ['sync.bare'], when: notOf('call') },
  ),
  live(
    'sync.keeps-unknown',
    'Parts that it does not know come back as they were.',
    syncRoute,
    async (run) => {
      const sent = payloadOf(run.anyType);
      const answer = await run.invoke(sent, { type: run.anyType });
      works(answer);
      const lost = lostParts(sent, answer.json, 'later');
      holds(lost.length === 0, `Lost or changed: ${lost.slice(0, 5).join(', ')}.`);
    },
    afterBare,
  ),
  live(
    'sync.no-note',
    'A log without a note, with an empty one, and with none at all (null) is handled.',
    core('a note is what somebody has written, or nothing'),
    async (run) => {
      for (const note of ['', null, undefined]) works(await run.invokeWith({ note }));
    },
    afterBare,
  ),
  live(
    'sync.large',
    'A transcript of a megabyte passes.',
    core('the server takes bodies of any length that its host allows'),
    async (run) => {
      const transcript = 'Ada: Hello. '.repeat(Math.ceil(megabyte / 12));
      const answer = await run.invokeWith({ transcript });
      holds(
        answer.status !== 413,
        'It refused the body as too large (413): raise the limit of its JSON reader.',
      );
      works(answer);
    },
    afterBare,
  ),
  live(
    'sync.twice',
    'The same request twice is answered twice.',
    core('each change of a log runs every plugin again'),
    async (run) => {
      const sent = payloadOf(run.anyType);
      for (const answer of [
        await run.invoke(sent, { type: run.anyType }),
        await run.invoke(sent, { type: run.anyType }),
      ])
        keeps(sent, answer);
    },
    { ...afterBare, needs: ['sync.bare', 'sync.keeps-call', 'sync.keeps-sms', 'sync.keeps-fax'] },
  ),
  live(
    'sync.time',
    'It answers while somebody waits for the log to be saved.',
    'the panel gives up after 28 s, the server with it',
    async (run) => {
      const { tookMs } = await run.invokeAny();
      holds(tookMs <= run.limits.sync, `It took ${(tookMs / 1000).toFixed(1)} s.`);
    },
    afterBare,
  ),
];

const afterAccepted = { needs: ['async.accepted'], when: onlyAsync };
const asyncOf =
  (type: LogType) =>
  (run: ContractRun): string | undefined =>
    run.handles(type) ? onlyAsync(run) : `It does not run on ${typeWords[type]}.`;

function withoutTask(id: `async.${string}`, type: LogType): LiveCheck {
  return live(
    id,
    `${typeWords[type]} comes without a task and a callback, and is accepted.`.replace(/^./, (first) =>
      first.toUpperCase(),
    ),
    `${asyncRoute}: the fire-and-forget variant`,
    async (run) => works(await run.invoke(payloadOf(type), { type })),
    { needs: ['token.accepted'], when: asyncOf(type) },
  );
}

/** The report of a run on a call, whose parts several rules are about. */
async function reportOnCall(run: ContractRun, data: JsonObject = newCall()): Promise<unknown> {
  const { taskId, ...answer } = await run.invoke(data);
  works(answer);
  return (await run.reportOf(taskId)).body;
}

export const asyncChecks: readonly LiveCheck[] = [
  live(
    'async.accepted',
    'A run is accepted at once; the work comes afterwards.',
    `${asyncRoute}: any 2xx means dispatch completed; the server waits for it`,
    async (run) => {
      const answer = await run.invokeAny();
      works(answer);
      const { tookMs } = answer;
      holds(
        tookMs <= run.limits.accept,
        `It took ${(tookMs / 1000).toFixed(1)} s, for which whoever saves the log waits.`,
      );
    },
    { needs: ['token.accepted'], when: onlyAsync },
  ),
  live(
    'async.callback',
    'What became of the run is reported to callbackUrl, with "successful".',
    guide('Asynchronous Plugins'),
    async (run) => {
      const body = await reportOnCall(run);
      holds(isObject(body), 'The report is no JSON object.');
      holds(typeof body['successful'] === 'boolean', '"successful" has to be true or false.');
    },
    { needs: ['async.accepted'], when: asyncOf('call') },
  ),
  live(
    'async.words',
    'A report has text in it: a note to append, or why it failed.',
    openApi('AsyncPluginCallbackRequest'),
    async (run) => {
      const body = await reportOnCall(run);
      for (const key of ['note', 'message']) {
        const words = partOf(body, key);
        holds(words === undefined || typeof words === 'string', `"${key}" has to be text.`);
      }
      const message = partOf(body, 'message');
      holds(
        partOf(body, 'successful') === true || (typeof message === 'string' && message !== ''),
        'It failed without a word in "message".',
      );
    },
    { needs: ['async.callback'], when: asyncOf('call') },
  ),
  live(
    'async.once',
    'A run is reported once.',
    core('a finished task is no longer there: a second report is refused'),
    async (run) => {
      const { taskId } = await run.invoke(newCall());
      await run.reportOf(taskId);
      await run.settle();
      const times = run.world.reportsOf(taskId).length;
      holds(times === 1, `It was reported ${times} times.`);
    },
    { needs: ['async.callback'], when: asyncOf('call') },
  ),
  live(
    'async.update',
    'A change to a logged call starts a run, and is reported too.',
    core('PATCH /callLog sends { logInfo: <its flat body> }'),
    async (run) => {
      const body = await reportOnCall(run, { logInfo: changedCall() });
      holds(typeof partOf(body, 'successful') === 'boolean', 'The report has no "successful".');
    },
    { needs: ['async.callback'], when: asyncOf('call') },
  ),
  live(
    'async.too-late',
    'A report that App Connect no longer takes (a week has passed) is let go.',
    core('a task ends after a week: 404, Async task not found'),
    async (run) => {
      const taskId = crypto.randomUUID();
      run.world.refuse(taskId, { status: 404, message: 'Async task not found' });
      works(await run.invoke(newCall(), { taskId }));
      await run.reportOf(taskId);
      await run.settle();
      const times = run.world.reportsOf(taskId).length;
      holds(times <= 5, `It tried ${times} times within ${run.limits.settle / 1000} s.`);
      works(await run.invoke(newCall()));
    },
    { needs: ['async.callback'], when: asyncOf('call') },
  ),
  withoutTask('async.sms', 'sms'),
  withoutTask('async.fax', 'fax'),
  live(
    'async.large',
    'A transcript of a megabyte is accepted.',
    core('the server takes bodies of any length that its host allows'),
    async (run) => {
      const transcript = 'Ada: Hello. '.repeat(Math.ceil(megabyte / 12));
      const answer = await run.invokeWith({ transcript });
      holds(
        answer.status !== 413,
        'It refused the body as too large (413): raise the limit of its JSON reader.',
      );
      works(answer);
    },
    afterAccepted,
  ),
];

const needsRunning = { needs: ['token.accepted', 'sync.bare', 'async.accepted'] };

function config(
  id: `config.${string}`,
  words: string,
  source: string,
  made: (run: ContractRun) => unknown,
): LiveCheck {
  return live(
    id,
    words,
    source,
    async (run) => works(await run.invokeAny({ config: made(run) })),
    needsRunning,
  );
}

export const configChecks: readonly LiveCheck[] = [
  config(
    'config.usual',
    'It runs with the settings as the panel writes them.',
    guide('Custom Configuration'),
    (run) => run.usualConfig,
  ),
  config(
    'config.null',
    'It runs without settings (null): somebody’s panel has not written them yet.',
    `${openApi('PluginConfig')}: the object can be null`,
    () => null,
  ),
  config(
    'config.missing',
    'It runs where "config" is not there at all, as with the polling server.',
    core('and 1.7.22 sends { data } alone'),
    () => undefined,
  ),
  config(
    'config.empty',
    'It runs with empty settings: its own defaults hold.',
    `${openApi('PluginConfig')}: can omit values`,
    () => ({}),
  ),
  config(
    'config.locked',
    'It runs with settings that an admin has locked or that are hidden, and with ones that it does not know.',
    guide('Custom Configuration'),
    (run) => ({
      ...Object.fromEntries(
        Object.entries(run.usualConfig).map(([key, field]) => [
          key,
          { ...Object(field), customizable: false, isCustomizable: false, defaultValue: null, options: [] },
        ]),
      ),
      laterSetting: { value: { of: 'a later version' }, customizable: false },
    }),
  ),
  config(
    'config.empty-values',
    'It runs where a setting has no value (null).',
    `${openApi('PluginConfig')}: validate it and apply server-side defaults`,
    (run) =>
      Object.fromEntries(
        Object.keys(run.usualConfig).map((key) => [key, { value: null, customizable: true }]),
      ),
  ),
];

export const robustnessChecks: readonly LiveCheck[] = [
  live(
    'robustness.bad-json',
    'A body that is no JSON is refused with a 4xx.',
    'RFC 9110, section 15.5.1',
    async (run) => {
      const answer = await run.send(run.address('endpointUrl'), {
        method: 'POST',
        headers: run.bearer(),
        body: '{"data": ',
      });
      holds(answer.status >= 400 && answer.status < 500, `It answered ${said(answer)}.`);
    },
    needsRunning,
  ),
  live(
    'robustness.no-data',
    'A body without "data" does no harm: a refusal, not a fault.',
    'RFC 9110, section 15.5.1',
    async (run) => {
      const answer = await run.send(run.address('endpointUrl'), {
        method: 'POST',
        headers: run.bearer(),
        json: {},
      });
      holds(answer.status > 0 && answer.status < 500, `It answered ${said(answer)}.`);
    },
    needsRunning,
  ),
  live(
    'robustness.no-trace',
    'A refusal shows nothing of the inside: no stack trace, no path of a file.',
    'OWASP, Improper Error Handling',
    async (run) => {
      const answers = [
        await run.send(run.address('endpointUrl'), {
          method: 'POST',
          headers: run.bearer(),
          body: '{"data": ',
        }),
        await run.send(run.address('endpointUrl'), { method: 'POST', headers: run.bearer(), json: {} }),
        await run.send(run.address('userRegisterEndpointUrl'), { method: 'POST', json: {} }),
      ];
      const trace =
        /^\s+at .+:\d+|&nbsp; ?&nbsp; ?at |Traceback \(most recent call last\)|node_modules[/\\]|goroutine \d+/m;
      const showing = answers.find(({ text }) => trace.test(text));
      holds(
        showing === undefined,
        'An answer has a stack trace in it. (Express shows one unless NODE_ENV is production.)',
      );
    },
    needsRunning,
  ),
  live(
    'robustness.hostile-keys',
    'Keys that could reach a prototype change nothing for the next request.',
    'CWE-1321',
    async (run) => {
      const data = { ...newCall(), constructor: { prototype: { polluted: 'yes' } } };
      const text = JSON.stringify({ data, config: null }).replace(
        '{"data":{',
        '{"data":{"__proto__":{"polluted":"yes"},',
      );
      await run.send(run.address('endpointUrl'), { method: 'POST', headers: run.bearer(), body: text });
      const answer = await run.invokeAny();
      works(answer);
      holds(!answer.text.includes('polluted'), 'The next answer has what the request before it brought.');
    },
    needsRunning,
  ),
  live(
    'robustness.parallel',
    'Several logs at once do not mix.',
    'an account has many people',
    async (run) => {
      const ids = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5'];
      const answers = await Promise.all(
        ids.map((contactId) => run.invoke({ ...payloadOf(run.anyType), contactId }, { type: run.anyType })),
      );
      for (const [index, answer] of answers.entries()) {
        works(answer);
        const mixed = !run.isAsync && answer.text.includes('"c-') && !answer.text.includes(`"${ids[index]}"`);
        holds(!mixed, 'An answer has the contact of another log in it.');
      }
    },
    needsRunning,
  ),
  live(
    'robustness.no-echo',
    'No answer has the token in it by which App Connect came.',
    guide('Required Plugin Endpoints'),
    async (run) => {
      const { text } = await run.invokeAny();
      holds(!text.includes(run.token), 'The answer has the bearer token in it.');
    },
    { ...needsRunning, advised: true },
  ),
  live(
    'robustness.still-there',
    'After all this it still runs.',
    'everything above',
    async (run) => works(await run.invokeAny()),
    needsRunning,
  ),
];
