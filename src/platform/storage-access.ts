/**
 * Keeps what is stored from everything but the extension's own pages and worker: a content script, which runs inside
 * a stranger's page, would otherwise read `storage.local`. Not in webextension-polyfill; a browser without it for an
 * area keeps its default.
 */
export async function restrictStorage(): Promise<void> {
  await Promise.all(
    [chrome.storage.local, chrome.storage.session].map(async (area) => {
      if (!('setAccessLevel' in area)) return;
      await area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(() => undefined);
    }),
  );
}
