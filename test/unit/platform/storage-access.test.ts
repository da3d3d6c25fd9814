import { expect, test, vi } from 'vitest';
import { restrictStorage } from '../../../src/platform/storage-access';

test('what is stored is for the extension’s own contexts, in each area that can be restricted', async () => {
  const session = { setAccessLevel: vi.fn<(options: object) => Promise<void>>(async () => {}) };
  const local = {
    setAccessLevel: vi.fn<(options: object) => Promise<void>>(async () => {
      throw new Error('Access level cannot be set');
    }),
  };
  vi.stubGlobal('chrome', { storage: { local, session } });
  await restrictStorage();
  for (const { setAccessLevel } of [local, session])
    expect(setAccessLevel).toHaveBeenCalledExactlyOnceWith({ accessLevel: 'TRUSTED_CONTEXTS' });
});

test('a browser that cannot restrict an area goes on', async () => {
  vi.stubGlobal('chrome', { storage: { local: {}, session: {} } });
  await expect(restrictStorage()).resolves.toBeUndefined();
});
