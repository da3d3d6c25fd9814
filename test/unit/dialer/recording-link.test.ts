import { expect, test } from 'vitest';
import { readRecordingLink } from '../../../src/dialer/recording-link';

const reader = 'https://ringcentral.github.io/ringcentral-media-reader/';
const media = 'https://media.ringcentral.com/restapi/v1.0/recording/1/content';

test('a link without a token stays as it is', () => {
  const link = `${reader}?media=${encodeURIComponent(media)}`;
  expect(readRecordingLink(link)).toBe(link);
});

test.each([
  ['a parameter', `${media}?access_token=SECRET&x=1`],
  ['two parameters', `${media}?access_token=SECRET&access_token=SECRET&x=1`],
  [
    'a parameter of the address inside',
    `${reader}?media=${encodeURIComponent(`${media}?access_token=SECRET&x=1`)}`,
  ],
  ['another spelling', `${media}?ACCESS%5FTOKEN=SECRET&x=1`],
  ['the fragment', `${media}?x=1#access_token=SECRET`],
  [
    'an address inside an address',
    `${reader}?a=${encodeURIComponent(`${reader}?b=${encodeURIComponent(`${media}?access_token=SECRET`)}`)}&x=1`,
  ],
])('the token is taken out of %s', (_where, link) => {
  const clean = readRecordingLink(link);
  expect(clean).toBeDefined();
  expect(clean).not.toContain('SECRET');
  expect(clean?.toLowerCase()).not.toContain('token');
});

test('a token in a place that is not understood costs the link', () => {
  expect(readRecordingLink(`${media}/access_token=SECRET`)).toBeUndefined();
  expect(readRecordingLink(`${reader}?x=not-an-address%20access_token%3DSECRET`)).toBeUndefined();
});

test.each([
  undefined,
  null,
  7,
  {},
  'data:text/html,x',
  'http://media.ringcentral.com/x',
  'https://10.0.0.1/x',
])('no safe address, no link: %s', (value) => expect(readRecordingLink(value)).toBeUndefined());
