import { beforeEach, describe, expect, test } from 'vitest';
import hostileHosts from '../../../hostile/internal-hosts.json';
import { createHttp } from '../../../../src/api/basics/transport';
import { sendProblemReport } from '../../../../src/background/reports/problem-report';
import { createFakeServer, json, text, type Route } from '../../fakes/fake-server';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

const route = 'GET /debug/report/url';
const upload = 'PUT /reports/1.json';
const host = 'uploads.example.com';
const presignedUrl = `https://${host}/reports/1.json?X-Amz-Expires=300&X-Amz-Signature=abc%2Fdef`;
const report = JSON.stringify({ panel: { version: '0.1.0' }, errors: [] });

let world: Surroundings;
beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

const empty = () => text('', 200);

function send(
  input: { host: string; report?: string },
  named: Route = () => json({ presignedUrl }),
  put: Route = empty,
) {
  const server = createFakeServer({ [route]: named, [upload]: put });
  const outcome = sendProblemReport(world.context(server.http), { report, ...input });
  return { outcome, server };
}

describe('a report of a problem', () => {
  test('first learns the host that the server names, and nothing is sent there', async () => {
    const { outcome, server } = send({ host: '' });
    expect(await outcome).toBe(host);
    expect(server.requests).toMatchObject([
      {
        url: 'https://callback.app-connect.example/debug/report/url',
        headers: { authorization: 'Bearer jwt' },
      },
    ]);
  });

  test('goes whole to the host that was agreed to, at the address of this moment, without any token', async () => {
    const { outcome, server } = send({ host });
    expect(await outcome).toBe('');
    const [sent, ...others] = server.to(upload);
    expect(others).toEqual([]);
    expect(sent).toMatchObject({ method: 'PUT', url: presignedUrl, body: JSON.parse(report) });
    expect(sent?.headers).toBeUndefined();
    expect(JSON.stringify(sent)).not.toMatch(/jwt|"rc"|rc-refresh/);
  });

  test('does not follow a server that names another host by now', async () => {
    const { outcome, server } = send({ host: 'uploads.other.example' });
    expect(await outcome).toBe(host);
    expect(server.to(upload)).toEqual([]);
  });

  const unsafe = [
    'http://localhost:9001/error-reports-bucket/1.json',
    `http://${host}/reports/1.json`,
    `https://user:password@${host}/reports/1.json`,
    ['javascript', 'alert(1)'].join(':'),
    '',
    42,
    null,
    undefined,
    ...hostileHosts.map((name) => `https://${name}/reports/1.json`),
  ];
  test.each(unsafe)('is sent to no address that is not safe: %s', async (address) => {
    for (const agreed of ['', host, 'localhost']) {
      const { outcome, server } = send({ host: agreed }, () => json({ presignedUrl: address }));
      await expect(outcome).rejects.toMatchObject({ problem: { code: 'sign_in_unsafe' } });
      expect(server.requests).toHaveLength(1);
    }
  });

  test.each<[string, Route, object]>([
    ['without the route', () => text('<!DOCTYPE html><pre>Cannot GET</pre>', 404), { code: 'missing_route' }],
    ['that refuses', () => text('Invalid request', 400), { code: 'refused', status: 400 }],
    ['that is broken', () => text('<html>', 502), { code: 'server_error' }],
  ])('of a server %s is not sent', async (_what, named, problem) => {
    const { outcome, server } = send({ host }, named);
    await expect(outcome).rejects.toMatchObject({ problem });
    expect(server.to(upload)).toEqual([]);
  });

  test.each<[string, Route, object]>([
    ['an address that has expired', () => text('<?xml version="1.0"?><Error/>', 403), { host, status: 403 }],
    ['a host that is broken', () => text('', 503), { code: 'server_error', host }],
  ])('that is refused by %s says so', async (_what, put, problem) => {
    await expect(send({ host }, undefined, put).outcome).rejects.toMatchObject({ problem });
  });

  test('a refusal there says nothing about the session of the CRM', async () => {
    const { outcome } = send({ host }, undefined, () => json({ error: 'no' }, 401));
    await expect(outcome).rejects.toMatchObject({ problem: { host, status: 401 } });
    const { connection } = await world.browser.storage.local.get('connection');
    expect(connection).toMatchObject({ state: 'connected' });
  });

  test('that is no JSON is not sent', async () => {
    const { outcome, server } = send({ host, report: '{' });
    await expect(outcome).rejects.toMatchObject({ problem: { code: 'invalid_input' } });
    expect(server.to(upload)).toEqual([]);
  });

  test('that is too long is refused by the protocol', async () => {
    const server = createFakeServer({ [route]: () => json({ presignedUrl }), [upload]: empty });
    await world.servePages(world.context(server.http));
    const long = JSON.stringify('x'.repeat(20_000));
    const reply = await world.browser.runtime.sendMessage({
      method: 'sendProblemReport',
      input: { host, report: long },
    });
    expect(reply).toMatchObject({ ok: false, problem: { code: 'invalid_input' } });
    expect(server.requests).toEqual([]);
  });

  test('is counted for Privacy, with its purpose and host', async () => {
    const departures: object[] = [];
    const real = createHttp(
      () => true,
      (departure) => departures.push(departure),
    );
    const server = createFakeServer({ [route]: () => json({ presignedUrl }), [upload]: empty });
    const context = world.context(async (request) => {
      await real(request).catch(() => undefined);
      return server.http(request);
    });
    await sendProblemReport(context, { host, report });
    expect(departures).toEqual([
      { host: 'callback.app-connect.example', purpose: 'problem_report_address', tokens: ['session'] },
      { host, purpose: 'problem_report', tokens: [] },
    ]);
  });
});
