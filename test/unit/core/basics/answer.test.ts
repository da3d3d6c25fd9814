import { describe, expect, test } from 'vitest';
import { readAnswer, readReturnMessage, type RawAnswer } from '../../../../src/core/basics/answer';

const json = 'application/json; charset=utf-8';
const html = 'text/html; charset=utf-8';

function raw(status: number, contentType: string, text: string, retryAfter: string | null = null): RawAnswer {
  return { status, contentType, text, retryAfter };
}

describe('the shapes in which App Connect answers', () => {
  test.each<[string, RawAnswer, string]>([
    ['plain text refusal', raw(400, html, 'Missing platform name'), 'refused'],
    ['not an admin', raw(403, html, 'Admin validation failed'), 'not_admin'],
    ['no session', raw(400, html, 'Please go to Settings and authorize CRM platform'), 'session_expired'],
    ['user gone', raw(400, html, 'User not found'), 'session_expired'],
    [
      'RingCentral turned the token away',
      raw(400, json, '{"error":"Request failed with status code 401"}'),
      'ringcentral_expired',
    ],
    [
      'registration refused',
      raw(400, json, '{"successful":false,"returnMessage":"pluginId and rcAccountId are required"}'),
      'refused',
    ],
    [
      'login refused',
      raw(400, json, '{"returnMessage":{"message":"Could not load user information"}}'),
      'refused',
    ],
    [
      'CRM failure at 200',
      raw(200, json, '{"successful":false,"returnMessage":{"message":"Error creating call log"}}'),
      'refused',
    ],
    ['bare failure at 200', raw(200, json, '{"successful":false}'), 'refused'],
    [
      'saved, not remembered',
      raw(200, json, '{"successful":false,"returnMessage":{"message":"Database operation failed"}}'),
      'unclear_outcome',
    ],
    [
      'a second log',
      raw(200, json, '{"successful":false,"returnMessage":{"message":"Existing log for session s1"}}'),
      'already_logged',
    ],
    ['revoked', raw(401, json, '{"successful":false,"errorCode":"CRM_SESSION_REVOKED"}'), 'session_revoked'],
    ['invalid', raw(401, json, '{"successful":false,"errorCode":"CRM_SESSION_INVALID"}'), 'session_revoked'],
    [
      'invalid, in a success',
      raw(
        200,
        json,
        '{"successful":false,"errorCode":"CRM_SESSION_INVALID","returnMessage":{"message":"Log in again"}}',
      ),
      'session_revoked',
    ],
    ['revoked, older server', raw(401, json, '{"successful":false}'), 'session_revoked'],
    ['stack trace page', raw(400, html, '<!DOCTYPE html><pre>SyntaxError: x</pre>'), 'bug'],
    [
      'unknown route',
      raw(404, html, '<!DOCTYPE html><pre>Cannot POST /plugin/register</pre>'),
      'missing_route',
    ],
    ['starting', raw(503, json, '{"error":"Service unavailable","detail":"x"}', '5'), 'not_started'],
    ['a gateway’s 503, as a page', raw(503, html, '<html>Service unavailable</html>'), 'server_error'],
    ['a gateway’s 503, as text', raw(503, 'text/plain', 'Service unavailable'), 'server_error'],
    ['a gateway’s 503, in JSON', raw(503, json, '{"message":"Service Unavailable"}'), 'server_error'],
    ['a login page at 200', raw(200, html, '<html></html>'), 'not_app_connect'],
    ['truncated JSON', raw(200, json, '{"successful":tr'), 'garbled'],
    ['a redirect', raw(302, html, ''), 'not_app_connect'],
  ])('%s', (_name, answer, code) => {
    const result = readAnswer(answer);
    expect(result.ok ? 'ok' : result.problem.code).toBe(code);
  });

  test('an empty body is null, text stays text, JSON is parsed', () => {
    expect(readAnswer(raw(200, '', ''))).toEqual({ ok: true, body: null });
    expect(readAnswer(raw(200, html, 'Admin settings updated'))).toEqual({
      ok: true,
      body: 'Admin settings updated',
    });
    expect(readAnswer(raw(200, json, '{"a":1}'))).toEqual({ ok: true, body: { a: 1 } });
  });

  test('what a logging service says is unwrapped', () => {
    expect(readAnswer(raw(400, json, '{"result":{"message":"Lee manages this."}}'))).toMatchObject({
      problem: { code: 'refused', message: 'Lee manages this.' },
    });
  });

  test.each([
    ['5', 5000],
    ['86400', 86_400_000],
    ['86401', 86_400_000],
    ['99999999999', 86_400_000],
    ['1e400', 86_400_000],
  ])(
    'a server that asks to wait %s seconds is asked again after %i ms, a day at most',
    (asked, retryAfterMs) => {
      expect(readAnswer(raw(503, json, '{}', asked))).toMatchObject({ problem: { retryAfterMs } });
    },
  );

  test('missing login fields are named', () => {
    const text =
      '{"returnMessage":{"message":"Missing required authentication fields.","missingRequiredFieldConsts":["apiKey"]}}';
    expect(readAnswer(raw(400, json, text))).toMatchObject({ problem: { missing: ['apiKey'] } });
  });

  test('keys that reach a prototype are dropped', () => {
    const answer = readAnswer(raw(200, json, '{"__proto__":{"polluted":true},"a":1}'));
    expect(answer).toEqual({ ok: true, body: { a: 1 } });
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});

describe('returnMessage', () => {
  test('is read as object, text, null and nothing', () => {
    expect(readReturnMessage('Note cache saved')).toMatchObject({ message: 'Note cache saved' });
    expect(readReturnMessage(null)).toBeUndefined();
    expect(readReturnMessage(undefined)).toBeUndefined();
    const details = [{ title: 'Details', items: [{ id: 1, type: 'text', text: 'Check your rights' }, null] }];
    expect(readReturnMessage({ message: 'No', messageType: 'error', ttl: 5000, details })).toEqual({
      message: 'No',
      level: 'danger',
      ttl: 5000,
      details: [{ title: 'Details', items: ['Check your rights'] }],
    });
  });
});
