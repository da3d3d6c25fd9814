import { readAsked, type Asked } from '../../core/plugins/asked';
import type { Consent } from '../../core/plugins/consent';
import { isCovered } from '../../core/plugins/consent-change';
import { fail } from '../../core/basics/problem';
import type { Registration } from '../../api/plugins/registration';
import type { Context } from '../worker/context';
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
export function consentNow({ hosts, logTypes }: Asked, consent: Consent | undefined): Consent {
  if (!consent || !isCovered({ hosts, logTypes }, consent)) return fail('consent_needed');
  return { ...consent, hosts: { ...hosts }, logTypes: [...logTypes] };
}
