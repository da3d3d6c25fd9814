import { expect, test } from 'vitest';
import type { Service } from '../../../src/dialer/registration';
import { service, startBridge } from './bridge-under-test';

const registration = 'rc-adapter-register-third-party-service';
const settings = 'rc-adapter-update-third-party-settings';
const authorization = 'rc-adapter-update-authorization-status';
const tab = 'rc-adapter-register-customized-page';

const { autoLog } = service;
const withoutCrm: Service = { ...service, displayName: 'App Connect Panel', account: undefined };

/** What the widget is told when the service that it has been registered with becomes another one. */
function toldOf(before: Service, after: Service) {
  const { bridge, posted, comeUp } = startBridge();
  bridge.setService(before);
  comeUp();
  posted.length = 0;
  bridge.setService(after);
  return posted;
}

test.each<[change: string, before: Service, after: Service, told: string[]]>([
  ['nothing', service, { ...service, autoLog: { ...autoLog }, tab: { ...service.tab } }, []],
  ['a count', service, { ...service, tab: { ...service.tab, summary: '3 need you', needsYou: 3 } }, [tab]],
  [
    'a rule',
    service,
    { ...service, autoLog: { ...autoLog, values: { ...autoLog.values, inboundFax: true } } },
    [settings],
  ],
  ['a lock', service, { ...service, autoLog: { ...autoLog, locks: {} } }, [settings]],
  [
    'the words of a rule',
    service,
    { ...service, autoLog: { ...autoLog, labels: { ...autoLog.labels, inboundFax: 'Eingehende Faxe' } } },
    [settings],
  ],
  ['the name of the CRM’s user', service, { ...service, account: 'Dana R.' }, [authorization]],
  ['a CRM whose sign-in has ended', service, { ...service, account: undefined }, [authorization]],
  ['a CRM that has been connected', withoutCrm, service, [registration]],
  ['a CRM that has been disconnected', service, withoutCrm, [registration]],
  ['the title of Log', service, { ...service, logTitle: 'In KeyCRM protokollieren' }, [registration]],
  ['what the button says', service, { ...service, manageTitle: 'Verbindung verwalten' }, [registration]],
  [
    'the language',
    service,
    {
      ...service,
      logTitle: 'In KeyCRM protokollieren',
      autoLog: { ...autoLog, title: 'Von selbst protokollieren' },
      tab: { ...service.tab, title: 'Aktivität' },
    },
    [registration, tab],
  ],
])('of %s the widget is told once, by the least that does', (_change, before, after, told) => {
  expect(toldOf(before, after).map(({ type }) => type)).toEqual(told);
});

test('a registration says by itself whether a CRM is connected, with whom, and our switches', () => {
  expect(toldOf(withoutCrm, service)[0]).toMatchObject({
    service: { authorized: true, authorizedAccount: 'Dana Reyes', settings: [{ id: 'autoLog' }] },
  });
  expect(toldOf(service, withoutCrm)[0]).toMatchObject({ service: { authorized: false } });
});

test('the settings come whole, for the widget replaces them', () => {
  const values = { ...autoLog.values, inboundFax: true };
  expect(toldOf(service, { ...service, autoLog: { ...autoLog, values } })).toEqual([
    {
      type: settings,
      settings: [
        {
          id: 'autoLog',
          type: 'section',
          name: 'Log by itself',
          items: [
            { id: 'call', type: 'boolean', name: 'Calls', value: true },
            {
              id: 'sms',
              type: 'boolean',
              name: 'SMS',
              value: false,
              readOnly: true,
              readOnlyReason: 'Set by your admin',
            },
            { id: 'voicemail', type: 'boolean', name: 'Voicemail', value: false },
            { id: 'inboundFax', type: 'boolean', name: 'Incoming faxes', value: true },
            { id: 'outboundFax', type: 'boolean', name: 'Outgoing faxes', value: false },
          ],
        },
      ],
    },
  ]);
});

test('a widget that is not up is told nothing, and registered with the newest service once it is', () => {
  const { bridge, posted, comeUp } = startBridge();
  bridge.setService(withoutCrm);
  bridge.setService(service);
  expect(posted).toEqual([]);
  comeUp();
  expect(posted.filter(({ type }) => type === registration)).toHaveLength(1);
  expect(posted[0]).toMatchObject({ service: { displayName: 'KeyCRM' } });
});
