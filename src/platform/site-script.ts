/** The name of the script that runs on this origin; `undefined` where none was chosen for it, or ever. */
export async function siteScript(origin: string): Promise<string | undefined> {
  if (!URL.canParse(origin)) return undefined;
  const pattern = `https://${new URL(origin).hostname}/*`;
  // There once the permission is.
  const scripts = await chrome.scripting?.getRegisteredContentScripts();
  return scripts?.find(({ matches }) => matches?.includes(pattern))?.id;
}
