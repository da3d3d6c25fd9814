import { checkAccessibility } from './accessibility';
import { connectAs } from './connect-as';
import { expect, test } from './fixtures';
import { markSecondServer } from './full-run';
import { Screen } from '../stack/start/screen';

/** Her number stands in the CRM as `(202) 555-0142`. */
const katherine = { number: '+12025550142', name: 'Katherine Johnson' };
const format = '(###) ###-####';

for (const [server, connectorId] of [
  ['callback', 'keycrm'],
  ['polling', 'keycrm-classic'],
] as const) {
  test(
    `a contact is found by a number format alone, on the ${server} server`,
    markSecondServer(server),
    async ({ browserWithPanel, panel, control, setOffline }) => {
      const ask = await connectAs(browserWithPanel, panel, control, '101', connectorId);
      const screen = new Screen(panel);
      const start = panel.url().split('#')[0] ?? '';
      const search = panel.getByRole('button', { name: /^Search / });
      const made = (name: string) => panel.locator('.key-values > div').filter({ hasText: name });
      const lookUp = async () => {
        const query = { phoneNumber: katherine.number, isExtension: 'false' };
        const { output } = Object(await ask('askServer', { route: 'contacts', query }));
        return JSON.stringify(output);
      };
      await panel.goto(`${start}#/settings/own/numbers`);

      await test.step('as it is, nobody has the number', async () => {
        await screen.field('Phone number').fill('+1 202 555 0142');
        await search.click();
        await expect(made('As it is')).toContainText('No contact found');
        expect(await lookUp()).not.toContain(katherine.name);
      });

      await test.step('a comma is refused where it stands', async () => {
        await screen.field('Search format 1').fill('(###) ###,####');
        await expect(panel.getByText('A format can’t contain a comma')).toBeVisible();
        await checkAccessibility(panel);
      });

      await test.step('a format can be tried before it is saved, and offline it says what it waits for', async () => {
        await screen.field('Search format 1').fill(format);
        await expect(made(format)).toContainText('(202) 555-0142');
        await setOffline(true);
        await expect(search).toHaveAccessibleDescription('This needs a network connection.');
        await setOffline(false);
        await search.click();
        await expect(made(format)).toContainText(katherine.name);
        await expect(made('As it is')).toContainText('No contact found');
      });

      await test.step('once saved, every look-up is made with it', async () => {
        await screen.field('Search format 1').press('Enter');
        await expect(panel.getByText(/Saved: Search format 1/)).toBeVisible();
        expect(await lookUp()).toContain(katherine.name);
        await checkAccessibility(panel);
      });

      await test.step('an admin sets one for everybody, where App Connect’s own client finds it too', async () => {
        await screen.link('Set them for everyone').click();
        await panel.getByLabel('Search format 2', { exact: true }).fill('###,#');
        await screen.button('Save for all').click();
        await expect(panel.getByText('A format can’t contain a comma')).toBeVisible();
        await panel.getByLabel('Search format 2', { exact: true }).fill('### ### ####');
        await panel.getByRole('button', { name: 'Lock Search format 2' }).click();
        await checkAccessibility(panel);
        await screen.button('Save for all').click();
        await expect(screen.text('Saved for all')).toBeVisible();
        const [row] = Object(await control.read(`/server/${server}/admin-settings`));
        expect(Object(row).userSettings).toMatchObject({
          overridingPhoneNumberFormat: { value: '', customizable: true },
          overridingPhoneNumberFormat2: { value: '### ### ####', customizable: false },
          overridingNumberFormat: {
            customizable: false,
            numberFormatter1: '',
            numberFormatter2: '### ### ####',
            numberFormatter3: '',
          },
        });
        await panel.goto(`${start}#/settings/own/numbers`);
        await expect(screen.field('Search format 1')).toHaveValue(format);
        // What is locked is folded away.
        await expect(screen.field('Search format 2')).toHaveCount(0);
        await panel.getByText('1 setting locked by your organization').click();
        await expect(panel.getByText('Search format 2: ### ### ####')).toBeVisible();
      });
    },
  );
}
