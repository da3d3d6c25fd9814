import { HOSTS } from '../stack/hosts';
import { Screen } from '../stack/start/screen';
import { expect, test } from './fixtures';
import { markSecondServer } from './full-run';
import { checkAccessibility } from './accessibility';
import { signInAs } from './recorded-sign-in';
import { readPublished } from './published';

/** What a call opens: the CRM's page of the caller, a choice, the connector's page for nobody; and the form at its end. */

for (const [server, connectorId] of [
  ['callback', 'keycrm'],
  ['polling', 'keycrm-classic'],
] as const)
  test(
    `a call opens what is wanted, on the ${server} server`,
    markSecondServer(server),
    async ({ world }) => {
      const { panel, control } = world;
      const screen = new Screen(panel);
      await control.order('/directory', {
        version: {
          id: connectorId,
          version: '1.0.1',
          manifest: {
            callPopUrl: 'https://{hostname}/contacts/{contactId}?caller={contactType}',
            enableFallbackContactPageUrl: true,
            fallbackContactPageUrl: 'https://{hostname}/contacts/new?prefix={newContactNamePrefix}',
          },
        },
      });
      await signInAs(world, '101', connectorId, { withDialer: true });
      const ask = async (method: string, input: object): Promise<unknown> => {
        const reply: unknown = await panel.evaluate((message) => chrome.runtime.sendMessage(message), {
          method,
          input,
        });
        expect(reply, method).toMatchObject({ ok: true });
        return Object(reply).output;
      };
      const { item } = await readPublished(ask, 'connector', connectorId);
      const { access, ownerAccountId } = item;
      await ask('getManifest', { kind: 'connector', id: connectorId, access, ownerAccountId, isFresh: true });
      const opened = () =>
        panel
          .context()
          .pages()
          .map((page) => page.url())
          .filter((url) => url.startsWith(`https://${HOSTS.keyCrm}/`));
      const ring = async (number: string) => {
        await screen.openTab('Dialer');
        await screen.dialer.getByTestId('caller').selectOption(number);
        await screen.startIncomingCall();
      };
      const hangUp = () => screen.dialer.getByTestId('hang-up').click();

      await test.step('the only contact’s page when it rings, filled in', async () => {
        await ask('keepClientChoices', {
          changes: { openContactPageFromIncomingCall: 'onFirstRing', newContactNamePrefix: 'A & B' },
        });
        await ring('+16505550123');
        await expect.poll(opened).toEqual([`https://${HOSTS.keyCrm}/contacts/contact-1?caller=Contact`]);
        await panel.bringToFront();
        await screen.dialer.getByTestId('answer').click();
        await hangUp();
        expect(opened()).toHaveLength(1);
      });

      await test.step('several: a choice beside the dialer', async () => {
        await ring('+16505550177');
        await expect(
          screen.text('Several contacts in KeyCRM have this number. Which one do you want to open?'),
        ).toBeVisible();
        await checkAccessibility(panel);
        await expect(screen.link('Navy Office · United States Navy')).toHaveAttribute(
          'href',
          `https://${HOSTS.keyCrm}/contacts/contact-3`,
        );
        expect(opened()).toHaveLength(1);
        await screen.dialer.getByTestId('answer').click();
        await hangUp();
      });

      await test.step('nobody: the connector’s page for that, when it is answered; the form at the end', async () => {
        await ask('keepClientChoices', {
          changes: { openContactPageFromIncomingCall: 'onAnswer', popupLogPageAfterCall: true },
        });
        await ring('+16505550199');
        expect(opened()).toHaveLength(1);
        await screen.dialer.getByTestId('answer').click();
        await expect.poll(opened).toContain(`https://${HOSTS.keyCrm}/contacts/new?prefix=A%20%26%20B`);
        await panel.bringToFront();
        await hangUp();
        await expect(screen.field('Note')).toBeVisible();
        for (const page of panel.context().pages()) if (page.url().includes('/contacts/')) await page.close();
      });
    },
  );
