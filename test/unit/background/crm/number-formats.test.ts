import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeServer, json } from '../../fakes/fake-server';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

const ada = '+16505550123';
const grace = '+16505550177';

let world: Surroundings;
let server: ReturnType<typeof createFakeServer>;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
  server = createFakeServer({ 'GET /contact': () => json({ successful: true, contact: [] }) });
});

async function load() {
  const context = world.context(server.http);
  const [{ askServerRoute }, { lookUpContacts }, { withServer }, { writeItem }, managed, item] =
    await Promise.all([
      import('../../../../src/background/sign-in/redacting-proxy'),
      import('../../../../src/background/crm/look-up-contacts'),
      import('../../../../src/background/sign-in/server-session'),
      import('../../../../src/storage/basics/item'),
      import('../../../../src/storage/settings/managed'),
      import('../../../../src/storage/crm/format-look-ups'),
    ]);
  return {
    byWorker: (number: string) => withServer(context, (session) => lookUpContacts(context, session, number)),
    byPage: (query: { [name: string]: string }) => askServerRoute(context, { route: 'contacts', query }),
    byName: () => askServerRoute(context, { route: 'contactSearch', query: { name: 'Ada' } }),
    setFormats: (formats: object, admin: object = {}) =>
      writeItem(managed.settingRecords, { admin: { ...admin }, own: { ...formats } }),
    remembered: () =>
      import('../../../../src/storage/basics/item').then((m) => m.readItem(item.formatLookUps)),
  };
}

/** The formats of each request so far, and whether it bypassed the server's cache. */
function asked(): (string | null)[] {
  return server.to('GET /contact').map(({ url }) => {
    const { searchParams } = new URL(url);
    const isFresh = searchParams.get('isForceRefreshAccountData') === 'true';
    return `${searchParams.get('overridingFormat') ?? 'missing'}${isFresh ? ' afresh' : ''}`;
  });
}

describe('a look-up of a number', () => {
  test('names no formats where there are none, and leaves the server its cache', async () => {
    const { byWorker, byPage, remembered } = await load();
    await byWorker(ada);
    await byPage({ phoneNumber: ada, isExtension: 'false' });
    await byPage({ phoneNumber: ada, isExtension: 'false' });
    expect(asked()).toEqual(['', '', '']);
    expect(await remembered()).toEqual({});
  });

  test('names those in force, and is made afresh once for each number, by whomever', async () => {
    const { byWorker, byPage, setFormats } = await load();
    await setFormats({
      overridingPhoneNumberFormat: { value: '(###) ###-####' },
      overridingPhoneNumberFormat3: { value: '##########' },
    });
    const both = '(###) ###-####,##########';
    await byWorker(ada);
    await byPage({ phoneNumber: ada });
    await byPage({ phoneNumber: grace });
    await byWorker(grace);
    expect(asked()).toEqual([`${both} afresh`, both, `${both} afresh`, both]);
  });

  test('is made afresh again once the formats are others, or none', async () => {
    const { byWorker, setFormats } = await load();
    await setFormats({ overridingPhoneNumberFormat: { value: '###' } });
    await byWorker(ada);
    await setFormats({ overridingPhoneNumberFormat: { value: '#-##' } });
    await byWorker(ada);
    await byWorker(ada);
    await setFormats({});
    await byWorker(ada);
    await byWorker(grace);
    await byWorker(grace);
    expect(asked()).toEqual(['### afresh', '#-## afresh', '#-##', ' afresh', '', '']);
  });

  test('takes an admin’s formats of the other client’s record, locked ones before a person’s', async () => {
    const { byWorker, setFormats } = await load();
    const own = { overridingPhoneNumberFormat: { value: '##' } };
    const formats = { numberFormatter1: '(###)', numberFormatter2: '', numberFormatter3: '###' };
    await setFormats(own, { overridingNumberFormat: { customizable: false, ...formats } });
    await byWorker(ada);
    await setFormats(own, { overridingNumberFormat: { customizable: true, ...formats } });
    await byWorker(ada);
    expect(asked()).toEqual(['(###),### afresh', '##,### afresh']);
  });

  test('never sends a comma inside a format, which would be two', async () => {
    const { byWorker, setFormats } = await load();
    await setFormats({
      overridingPhoneNumberFormat: { value: '###,###' },
      overridingPhoneNumberFormat2: { value: '#' },
    });
    await byWorker(ada);
    expect(asked()).toEqual(['# afresh']);
  });

  test('that failed was not made: the next is afresh all the same', async () => {
    const { byWorker, setFormats } = await load();
    await setFormats({ overridingPhoneNumberFormat: { value: '#' } });
    server.routes['GET /contact'] = () => json({ successful: false, returnMessage: { message: 'No' } }, 400);
    await expect(byWorker(ada)).rejects.toMatchObject({ problem: { code: 'refused' } });
    await expect(byWorker(ada)).rejects.toMatchObject({ problem: { code: 'refused' } });
    expect(asked()).toEqual(['# afresh', '# afresh']);
  });

  test('keeps to the formats that a screen tries', async () => {
    const { byPage, setFormats, remembered } = await load();
    await setFormats({ overridingPhoneNumberFormat: { value: '#' } });
    await byPage({ phoneNumber: ada, overridingFormat: '##', isForceRefreshAccountData: 'true' });
    await byPage({ phoneNumber: ada, overridingFormat: '' });
    expect(asked()).toEqual(['## afresh', '']);
    expect(await remembered()).toEqual({});
  });

  test('remembers no more than so many numbers', async () => {
    const { byWorker, setFormats, remembered } = await load();
    await setFormats({ overridingPhoneNumberFormat: { value: '#' } });
    for (let last = 0; last < 505; last += 1) await byWorker(`+1650555${String(last).padStart(4, '0')}`);
    const numbers = Object.keys(await remembered());
    expect(numbers).toHaveLength(500);
    expect(numbers.at(-1)).toBe('+16505550504');
  });
});
