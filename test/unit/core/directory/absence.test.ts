import { expect, test } from 'vitest';
import { readAnswer } from '../../../../src/core/basics/answer';
import { absenceOf } from '../../../../src/core/directory/absence';

const answered = (status: number, text: string) => {
  const answer = readAnswer({ status, contentType: 'application/json', text, retryAfter: null });
  return answer.ok ? undefined : absenceOf(answer.problem);
};

test.each([
  [404, '{"error":"Connector not found"}', 'withdrawn'],
  [404, '<!DOCTYPE html><pre>Cannot GET</pre>', 'not_loaded'],
  [403, '{"error":"Not yours"}', 'refused'],
  [401, '{"error":"Who are you"}', 'refused'],
  [429, '{"error":"Too many"}', 'not_loaded'],
  [500, '{"error":"Broken"}', 'not_loaded'],
  [503, '', 'not_loaded'],
  [200, '{"platfor', 'not_loaded'],
  [200, '<html>Maintenance</html>', 'not_loaded'],
])('the directory’s %s %s means %s', (status, text, absence) => {
  expect(answered(status, text)).toBe(absence);
});

test.each([
  ['offline', 'not_loaded'],
  ['unreachable', 'not_loaded'],
  ['timeout', 'not_loaded'],
  ['not_found', 'not_listed'],
] as const)('%s means %s', (code, absence) => {
  expect(absenceOf({ code })).toBe(absence);
});
