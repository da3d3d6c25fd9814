import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeLog } from '../../../../../src/core/activity/composed-log/compose-log';
import { logFormats } from '../../../../../src/core/activity/composed-log/log-writing';
import { offsetOf } from '../../../../../src/core/activity/composed-log/time-zone';
import { randomBody, randomFacts, randomSettings, randomZone } from './random-log';
import { ownOffset, writtenByServer } from './server-composers';

/** Two thousand logs of each kind, the same in every run. */
const runs = { numRuns: 2000, seed: 16_4 };

describe.each(['callback', 'polling'] as const)('a %s server', (generation) => {
  test.each(logFormats)(
    'writes %s as the model does, byte for byte, at first and over an earlier log',
    (format) => {
      fc.assert(
        fc.property(
          randomBody,
          fc.array(fc.tuple(randomFacts, randomSettings), { minLength: 1, maxLength: 4 }),
          randomZone,
          (found, requests, timezoneOffset) => {
            const offsetAt = offsetOf(timezoneOffset, ownOffset);
            let body = found;
            for (const [facts, stored] of requests) {
              const server = { format, generation, stored, timezoneOffset: timezoneOffset ?? null };
              const written = writtenByServer(facts, server, body);
              expect(composeLog(facts, { format, generation, stored, offsetAt }, body)).toBe(written);
              body = written;
            }
          },
        ),
        runs,
      );
    },
  );
});
