import { readAsked, type Asked } from '../../core/plugins/asked';
import { agreementRecord, readAgreement } from '../../core/plugins/agreement';
import { agreementKey } from '../../core/plugins/plugin-key';
import type { Consent } from '../../core/plugins/consent';
import type { JsonObject } from '../../core/basics/json';
import { isCovered } from '../../core/plugins/consent-change';
import { isPluginAllowed } from '../../core/settings/allowed-plugins';
import { fail } from '../../core/basics/problem';
import type { Registration } from '../../api/plugins/registration';
import type { Context } from '../worker/context';
import { readItem } from '../../storage/basics/item';
import { policy } from '../../storage/settings/managed';
import { requireIdentity } from '../../storage/sign-in/session-owner';
import { fetchManifest } from '../directory/fetch-manifest';

/** What a plugin asks for as published now, never from a cache. Throws `manifest` for what cannot be read. */
export async function readPublished(
  context: Context,
  { pluginId, name, access, ownerAccountId }: Registration,
): Promise<Asked> {
  const item = { id: pluginId, access, ownerAccountId };
  const asked = readAsked(await fetchManifest(context, 'plugin', item, true), name) ?? fail('manifest');
  if (asked.unreadable.length > 0) fail('manifest', { missing: [...asked.unreadable] });
  return asked;
}

/**
 * What an admin's consent comes to, for what is published now: throws `consent_needed` if that goes beyond it. A page
 * must not be able to register what nobody agreed to; test/unit/background/plugins/fresh-manifest.test.ts holds it.
 */
function consentNow({ hosts, logTypes }: Asked, consent: Consent | undefined): Consent {
  if (!consent || !isCovered({ hosts, logTypes }, consent)) return fail('consent_needed');
  return { ...consent, hosts: { ...hosts }, logTypes: [...logTypes] };
}

interface Agreed {
  readonly plugin: Registration;
  readonly consent?: Consent | undefined;
  /** Host of its icon; '' for none. */
  readonly iconHost?: string | undefined;
}

/** How the record of what is agreed to follows from the one before, once what is published now has been held against it. */
export async function agreementNow(
  context: Context,
  { plugin, consent, iconHost }: Agreed,
): Promise<(before: unknown) => JsonObject> {
  const { pluginId } = plugin;
  const published = await readPublished(context, plugin);
  // Must stay: what the policy forbids is not written, whatever a page asks; test/unit/background/plugins/plugin-policy.test.ts holds it.
  if (!isPluginAllowed(await readItem(policy), pluginId, published)) fail('policy');
  const agreed = consentNow(published, consent);
  const now = { by: (await requireIdentity()).name, at: context.now(), iconHost };
  return (before) =>
    agreementRecord(agreed, readAgreement({ [agreementKey(pluginId)]: before }, pluginId), now);
}
