import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDoNotLog } from '../../../../src/core/server-logging/do-not-log';

test.each([
  ['+1 (650) 555-0100', ['+16505550100']],
  ['0049 30 1234567', ['+49301234567']],
  ['101\n102, 103;104', ['101', '102', '103', '104']],
  ['+16505550100, +1-650-555-0100', ['+16505550100']],
  ['  ', []],
])('%s is read', (text, numbers) => {
  expect(readDoNotLog(text)).toEqual({ numbers, unread: [] });
});

test.each(['650 555 0100', '(030) 1234567', 'Mum', '+1', '+0123456789', '1234567'])(
  '%s is not guessed at',
  (text) => {
    expect(readDoNotLog(text)).toEqual({ numbers: [], unread: [text.trim()] });
  },
);

test('what was read is read the same again, and nothing is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 20 })), (lines) => {
      const { numbers, unread } = readDoNotLog(lines.join('\n'));
      expect(readDoNotLog(numbers.join(','))).toEqual({ numbers, unread: [] });
      const typed = lines.flatMap((line) => line.split(/[\n,;]+/)).filter((part) => part.trim() !== '');
      expect(numbers.length + unread.length).toBeLessThanOrEqual(typed.length);
      expect(typed.length > 0).toBe(numbers.length + unread.length > 0);
    }),
  );
});
