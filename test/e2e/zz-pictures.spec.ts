import { connectAs } from './connect-as';
import { test } from './fixtures';

const theirs: Record<string, object> = {
  autoLogCall: { customizable: false, value: true },
  autoLogSMS: { customizable: true, value: true },
  autoLogVoicemail: { customizable: false, value: false, lock: { by: 'Lee Park', at: 1_790_000_000_000, reason: 'Quality audit until spring' } },
  unknownContactPreference: { customizable: false, value: 'createNewPlaceholderContact' },
  newContactNamePrefix: { customizable: true, value: 'New lead ' },
  multipleContactsPreference: { customizable: true, value: 'mostRecentActivity' },
  openContactPageFromIncomingCall: { customizable: true, value: 'onFirstRing' },
  oneTimeLog: { customizable: false, value: true },
  showChatTab: { customizable: false, value: false },
  showMeetingsTab: { customizable: false, value: false },
  logDateFormat: { customizable: true, value: 'DD/MM/YYYY HH:mm:ss' },
  addCallSessionId: { customizable: true, value: true },
  clickToDialEmbedMode: { customizable: false, value: 'crmOnly' },
  quickAccessButtonSize: { customizable: true, value: 'large' },
  developerMode: { customizable: true, value: true },
  notificationLevelSetting: { customizable: true, value: ['error'] },
  language: { customizable: true, value: 'fr-FR' },
};

test('pictures', async ({ browserWithPanel, panel, control }) => {
  const out = process.env['PICTURES'] ?? '/tmp/pics';
  const ask = await connectAs(browserWithPanel, panel, control, '101', 'keycrm');
  await panel.reload();
  const records = Object.fromEntries(
    Object.entries(theirs).map(([key, record]) => [key, { displayName: key, expected: null, record }]),
  );
  console.log(JSON.stringify(await ask('saveAdminRecords', { column: 'userSettings', records })));
  await panel.evaluate(() => chrome.storage.local.remove('adminWrites'));
  const base = panel.url().split('#')[0];
  const shoot = async (name: string) => {
    await panel.waitForTimeout(250);
    await panel.screenshot({ path: `${out}/${name}.png` });
  };
  const all = async (name: string, tall = false) => {
    for (const [width, scheme] of [[320, 'light'], [800, 'dark'], [360, 'dark']] as const) {
      await panel.setViewportSize({ width, height: tall ? 1400 : 720 });
      await panel.emulateMedia({ colorScheme: scheme });
      await shoot(`${name}-${width}-${scheme}`);
    }
    await panel.setViewportSize({ width: 360, height: 720 });
    await panel.emulateMedia({ colorScheme: 'light' });
  };
  const go = async (hash: string) => {
    await panel.goto(`${base}#/${hash}`);
    await panel.waitForTimeout(600);
  };
  for (const language of ['en', 'de']) {
    await ask('savePreferences', { language });
    await panel.reload();
    await go('settings');
    await all(`${language}-settings`, true);
    await panel.getByRole('searchbox').fill(language === 'en' ? 'contact' : 'kontakt');
    await all(`${language}-search`);
    await panel.getByRole('searchbox').fill('zzzz');
    await shoot(`${language}-search-none`);
    for (const group of ['logging', 'numbers']) {
      await go(`settings/own/${group}`);
      await all(`${language}-${group}`, group === 'logging');
    }
    await go('settings/admin/settings/multipleContactsPreference');
    await panel.waitForTimeout(800);
    await all(`${language}-admin-one`);
    await go('settings/admin/differences');
    await all(`${language}-differences`, true);
    if (language === 'de') await go('settings/taken-over');
    else await go('settings/taken-over');
    await all(`${language}-taken-over`, true);
  }
});
