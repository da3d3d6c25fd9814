import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf, hasTabBar, parseRoute, tabOf } from '../../../../src/panel/app/route';
import { tabs, type Route } from '../../../../src/panel/app/screens';

const routes: Route[] = [
  { screen: 'dialer' },
  { screen: 'activity' },
  { screen: 'log', activityId: 'call:123/4 5%' },
  { screen: 'plugins' },
  { screen: 'plugin', pluginId: 'a_b-c.d' },
  { screen: 'tasks' },
  { screen: 'settings' },
  { screen: 'connect' },
  { screen: 'crm_settings' },
  { screen: 'reports' },
  { screen: 'admin_settings' },
  { screen: 'admin_server_logging' },
  { screen: 'admin_user_mapping' },
  { screen: 'admin_sign_in' },
  { screen: 'connector', connectorId: 'keycrm' },
  { screen: 'admin_plugins' },
  { screen: 'admin_plugin', pluginId: 'redaction' },
];

describe('a route', () => {
  test.each(routes)('$screen survives the address', (route) => {
    expect(parseRoute(hashOf(route))).toEqual(route);
  });

  test('with any id survives the address', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (activityId) => {
        const route: Route = { screen: 'log', activityId };
        expect(parseRoute(hashOf(route))).toEqual(route);
      }),
    );
  });

  test.each([
    '',
    '#',
    '#/',
    '#/nowhere',
    '#/plugins/%',
    '#/__proto__',
    '#/constructor',
    '#/settings/elsewhere',
  ])('that is none (%s) leads to the dialer', (hash) =>
    expect(parseRoute(hash)).toEqual({ screen: 'dialer' }),
  );

  test('is read whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (hash) => {
        expect(tabs).toContain(tabOf(parseRoute(hash)));
      }),
    );
  });

  test('belongs to a tab', () => {
    expect(routes.map(tabOf)).toEqual([
      'dialer',
      'activity',
      'activity',
      'plugins',
      'plugins',
      'tasks',
      ...Array.from({ length: 6 }, () => 'settings'),
      'settings',
      'settings',
      'settings',
      'settings',
      'settings',
    ]);
  });

  test('has the tab bar unless its screen has a footer', () => {
    expect(routes.filter((route) => !hasTabBar(route)).map((route) => route.screen)).toEqual([
      'log',
      'plugin',
      'crm_settings',
      'admin_settings',
      'connector',
      'admin_plugin',
    ]);
    expect(tabs.every((screen) => hasTabBar({ screen }))).toBe(true);
  });
});
