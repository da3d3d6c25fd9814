import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import hostileAddresses from '../../../hostile/addresses.json' with { type: 'json' };
import { isPublicHost, parseSafeUrl } from '../../../../src/core/basics/url';

describe('addresses from outside', () => {
  test.each(['https://api.northwind.example/run', 'HTTPS://API.Example.COM:8443/a?b=c#d'])(
    'accepts %s',
    (address) => {
      expect(parseSafeUrl(address)).toBeDefined();
    },
  );

  test.each(hostileAddresses)('refuses %j', (address) => {
    expect(parseSafeUrl(address)).toBeUndefined();
  });

  test.each([42, null, undefined, {}, `https://api.example.com/${'a'.repeat(3000)}`])(
    'refuses %j',
    (address) => {
      expect(parseSafeUrl(address)).toBeUndefined();
    },
  );
});

test('property: what is accepted is https on a public host, without credentials', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webUrl(),
        fc.string(),
        fc.webUrl().map((url) => url.replace('http:', 'https:')),
      ),
      (address) => {
        const safe = parseSafeUrl(address);
        if (safe === undefined) return;
        const url = new URL(safe);
        expect(url.protocol).toBe('https:');
        expect(url.username + url.password).toBe('');
        expect(isPublicHost(url.hostname)).toBe(true);
      },
    ),
  );
});
