import type { FailureEffect } from '../front/failures-on-command';

const JSON_TYPE = 'application/json; charset=utf-8';
const LONG_JSON = JSON.stringify({ successful: true, padding: 'x'.repeat(200) });

/** Answers that look fine by their status and are of no use. */
export const JUNK_ANSWERS = {
  /** A web page, as a captive portal or a proxy sends. */
  html: { status: 200, contentType: 'text/html; charset=utf-8', body: '<!doctype html><h1>Hello</h1>' },
  /** Nothing, without a content type. */
  empty: { status: 200, contentType: '', body: '' },
  /** JSON whose connection closes in the middle. */
  truncated: { status: 200, contentType: JSON_TYPE, body: LONG_JSON, cutAfterBytes: 60 },
  text: { status: 200, contentType: 'text/plain; charset=utf-8', body: 'all good' },
  array: { status: 200, contentType: JSON_TYPE, body: '[1,2,3]' },
  null: { status: 200, contentType: JSON_TYPE, body: 'null' },
  object: { status: 200, contentType: JSON_TYPE, body: '{"surprise":{"deep":[null]}}' },
} as const satisfies Record<string, FailureEffect>;
