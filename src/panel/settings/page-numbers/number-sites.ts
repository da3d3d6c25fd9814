import * as v from 'valibot';
import { nameOfRules, pageRulesFor, type PageSettings } from '../../../core/crm/page-rules';
import { parseJson, type JsonObject } from '../../../core/basics/json';
import { isPublicHost } from '../../../core/basics/url';
import { withLock } from '../../../platform/lock';
import { changePageScripts, listPageScripts, mayRunOn } from '../../../platform/page-scripts';

const stored = 'numberSites';
const sitesSchema = v.array(
  v.pipe(
    v.string(),
    v.check((host: string) => isPublicHost(host)),
  ),
);

/** Sites on whose pages numbers get buttons, in this browser. The browser forgets the scripts with each update of the extension. */
export function readSites(): string[] {
  const sites = v.safeParse(sitesSchema, parseJson(localStorage.getItem(stored) ?? '[]'));
  return sites.success ? sites.output : [];
}

export function keepSites(sites: readonly string[]): void {
  localStorage.setItem(stored, JSON.stringify([...new Set(sites)].toSorted()));
}

/**
 * Makes the browser run our script on the chosen sites, by the rules as they are now, and nowhere else: a site that was
 * removed, is no longer permitted, or is switched off for everyone loses it.
 */
export async function followSites(
  settings: PageSettings,
  platform: JsonObject | null | undefined,
): Promise<void> {
  await withLock(stored, async () => {
    const permitted = await Promise.all(
      readSites().map(async (host) => ((await mayRunOn(host)) ? [host] : [])),
    );
    const rules = permitted.flat().map((host) => pageRulesFor(host, settings, platform));
    const wanted = rules
      .filter(({ mode }) => mode !== 'disabled')
      .map((one) => ({ host: one.host, name: nameOfRules(one) }));
    const there = await listPageScripts();
    const has = (list: readonly { name: string }[], name: string) => list.some((one) => one.name === name);
    await changePageScripts(
      there.filter(({ name }) => !has(wanted, name)).map(({ name }) => name),
      wanted.filter(({ name }) => !has(there, name)),
    );
  });
}

/** The host of a typed site; `undefined` where it is none. */
export function typedHost(text: string): string | undefined {
  const typed = text.trim();
  const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  return isPublicHost(host) ? host : undefined;
}
