import { describe, expect, it } from 'vitest';
import type { ServerName } from '../../stack/core/core-version';
import { ServerSession } from '../../stack/session/server-session';
import type { WorldCaller } from '../../stack/session/world-caller';

const INTERFACES = [
  'getAuthType',
  'getUserInfo',
  'createCallLog',
  'updateCallLog',
  'getCallLog',
  'createMessageLog',
  'updateMessageLog',
  'createContact',
  'findContact',
  'unAuthorize',
  'upsertCallDisposition',
  'findContactWithName',
  'getUserList',
  'getLicenseStatus',
  'getLogFormatType',
];

/** Every connector interface, called through both servers. */
export function testConnectorInterfaces(world: () => WorldCaller): void {
  describe.each<ServerName>(['callback', 'polling'])(
    'the sample connectors on the %s generation',
    (server) => {
      const open = () => ServerSession.open(world(), server, '101', 'keycrm-priya');

      it('implement every interface', async () => {
        const session = await open();
        for (const platform of ['keyCRM', 'oauthCRM']) {
          const { json } = await session.call(`/implementedInterfaces?platform=${platform}`);
          expect(json).toMatchObject(Object.fromEntries(INTERFACES.map((name) => [name, true])));
        }
      });

      it('log, update, read and classify a call', async () => {
        const session = await open();
        await session.logCall('s1', 'first');
        const update = {
          sessionId: 's1',
          note: 'second',
          duration: 5,
          direction: 'Inbound',
          from: {},
          to: {},
        };
        expect((await session.call('/callLog', { method: 'PATCH', body: update })).json).toMatchObject({
          updatedNote: 'second',
        });
        const dispositions = { outcome: 'won' };
        await session.call('/callDisposition', { method: 'PUT', body: { sessionId: 's1', dispositions } });
        const read = await session.call('/callLog?sessionIds=s1&requireDetails=true');
        expect(read.json).toMatchObject({
          logs: [{ matched: true, logData: { note: 'second', contactName: 'Ada Lovelace', dispositions } }],
        });
        expect((await session.crmLogs())[0]?.writes).toBe(3);
      });

      it('gather the messages of a day in one record', async () => {
        const session = await open();
        await session.logMessage('SMS', 'one', 1);
        await session.logMessage('SMS', 'two', 2);
        const logs = await session.crmLogs();
        expect(logs.map(({ messages }) => messages.map(({ text }) => text))).toEqual([['one', 'two']]);
      });

      it('create and search contacts', async () => {
        const session = await open();
        const body = {
          phoneNumber: '+16505550188',
          newContactName: 'Mary Somerville',
          newContactType: 'Contact',
        };
        expect((await session.call('/contact', { method: 'POST', body })).json).toMatchObject({
          successful: true,
        });
        expect((await session.call('/custom/contact/search?name=somer')).text).toContain('Mary Somerville');
      });

      it('list users, tell the licence, log out; without OAuth there are no logging settings', async () => {
        const session = await open();
        const rcExtensionList = [{ id: '410000102', name: 'Dana Reyes', email: '', extensionNumber: '102' }];
        const mapping = await session.call('/admin/userMapping', {
          method: 'POST',
          body: { rcExtensionList },
        });
        expect(mapping.json).toContainEqual(
          expect.objectContaining({ rcUser: [expect.objectContaining({ extensionId: '410000102' })] }),
        );
        const keeping = await session.call('/admin/serverLoggingSettings', {
          method: 'POST',
          body: { additionalFieldValues: { apiUsername: 'robot' } },
        });
        expect(keeping.status).toBe(400);
        expect((await session.call('/admin/serverLoggingSettings')).json).toEqual({});
        expect((await session.call('/licenseStatus')).json).toMatchObject({ isLicenseValid: true });
        expect((await session.call('/authValidation')).text).toContain('getOauthInfo');
        expect(
          (await session.call('/callLog/cacheNote', { method: 'POST', body: { sessionId: '1', note: 'n' } }))
            .json,
        ).toMatchObject({ successful: true });
        expect((await session.call('/unAuthorize', { method: 'POST' })).json).toMatchObject({
          messageType: 'success',
        });
        expect((await session.logCall('s9', 'after')).json).toMatchObject({ successful: false });
      });
    },
  );
}
