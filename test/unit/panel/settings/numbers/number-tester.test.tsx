// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../../src/core/basics/problem';
import { NumberTester } from '../../../../../src/panel/settings/numbers/NumberTester';
import { inputsOf } from '../../fake-worker';
import { paintPanel } from '../../paint-panel';

const ask = vi.hoisted(() => vi.fn<(method: string, input: unknown) => Promise<unknown>>());
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));

const formats = ['(###) ###-####', '', '####', '#,#'];
const katherine = { id: '5', name: 'Katherine Johnson', type: 'Contact' };

/** Katherine has her number without its country code, in brackets. */
function answer(input: unknown): unknown {
  const { query } = Object(input);
  return { successful: true, contact: query.overridingFormat === '(###) ###-####' ? [katherine] : [] };
}

/** What stands beside each name of the table. */
function lines(element: HTMLElement): { [name: string]: string | null } {
  return Object.fromEntries(
    [...element.querySelectorAll('.key-values > div')].map((line) => [
      line.querySelector('dt')?.textContent ?? '',
      line.querySelector('dd')?.textContent ?? null,
    ]),
  );
}

beforeEach(() => void ask.mockReset().mockImplementation(async (_method, input) => answer(input)));

describe('a number that is typed', () => {
  test('shows at once what each format makes of it, and asks nobody', async () => {
    const panel = await paintPanel(<NumberTester formats={formats} />);
    await panel.type('Phone number', '+1 202 555-0142');
    expect(lines(panel.element)).toEqual({
      'As it is': '+12025550142',
      '(###) ###-####': '(202) 555-0142',
      '####': '2025',
    });
    expect(ask).not.toHaveBeenCalled();
  });

  test.each([
    ['2025550142', 'Without + and country code, formats aren’t used: the number is searched for as it is.'],
    ['+10005550142', 'No number in this country looks like this, so formats aren’t used.'],
    ['+04930555012', 'No country has this code, so formats aren’t used.'],
  ])('%s, for which no format is used, is said to be so at its field', async (number, words) => {
    const panel = await paintPanel(<NumberTester formats={formats} />);
    await panel.type('Phone number', number);
    const field = panel.field('Phone number');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const described = field.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => document.getElementById(id)?.textContent)).toContain(words);
    expect(lines(panel.element)['####']).toBe('Not used for this number');
  });

  test('that is none cannot be searched for', async () => {
    const panel = await paintPanel(<NumberTester formats={formats} />);
    await panel.type('Phone number', 'Ada');
    expect(panel.text()).toContain('This isn’t a phone number.');
    await panel.press(/Search KeyCRM/);
    expect(ask).not.toHaveBeenCalled();
  });
});

describe('a press', () => {
  test('shows whom each format finds, one after the other, and leaves the usual match behind', async () => {
    const panel = await paintPanel(<NumberTester formats={formats} />);
    await panel.type('Phone number', '+12025550142');
    await panel.press(/Search KeyCRM/);
    expect(lines(panel.element)).toEqual({
      'As it is': '+12025550142No contact found',
      '(###) ###-####': '(202) 555-0142Katherine Johnson',
      '####': '2025No contact found',
    });
    const query = { phoneNumber: '+12025550142', isExtension: 'false', isForceRefreshAccountData: 'true' };
    expect(inputsOf(ask, 'askServer').map((input) => Object(input).query)).toEqual([
      { ...query, overridingFormat: '' },
      { ...query, overridingFormat: '(###) ###-####' },
      { ...query, overridingFormat: '####' },
      query,
    ]);
    expect(panel.element.querySelector('output')?.textContent).toBe(
      'As it is: No contact found. (###) ###-####: Katherine Johnson. ####: No contact found',
    );
  });

  test('that fails says why, keeps the number, and can be tried again', async () => {
    ask.mockRejectedValue(new ProblemError({ code: 'offline' }));
    const panel = await paintPanel(<NumberTester formats={formats} />);
    await panel.type('Phone number', '+12025550142');
    await panel.press(/Search KeyCRM/);
    expect(panel.has('[role=alert]')).toBe(true);
    expect(panel.field('Phone number').value).toBe('+12025550142');
    ask.mockImplementation(async (_method, input) => answer(input));
    await panel.press('Try again');
    expect(panel.has('[role=alert]')).toBe(false);
    expect(lines(panel.element)['(###) ###-####']).toContain('Katherine Johnson');
  });

  test('finds nobody for another number that is typed since', async () => {
    const panel = await paintPanel(<NumberTester formats={formats} />);
    await panel.type('Phone number', '+12025550142');
    await panel.press(/Search KeyCRM/);
    await panel.type('Phone number', '+12025550143');
    expect(lines(panel.element)).toMatchObject({ 'As it is': '+12025550143' });
  });

  test.each([
    [{ isOnline: false }, 'This needs a network connection.'],
    [{ connection: null }, 'Connect a CRM first.'],
  ])('with %o does nothing, and says why', async (view, words) => {
    const panel = await paintPanel(<NumberTester formats={formats} />, view);
    await panel.type('Phone number', '+12025550142');
    await panel.press(/Search/);
    expect(ask).not.toHaveBeenCalled();
    expect(panel.text()).toContain(words);
  });
});

test('without any format it says so, and still finds whoever has the number', async () => {
  const panel = await paintPanel(<NumberTester formats={['', '', '']} />);
  expect(panel.text()).toContain('No formats yet');
  await panel.type('Phone number', '+12025550142');
  await panel.press(/Search KeyCRM/);
  expect(lines(panel.element)).toEqual({ 'As it is': '+12025550142No contact found' });
});
