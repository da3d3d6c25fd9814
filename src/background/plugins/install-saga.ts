import type { Consent } from '../../core/plugins/consent';
import { stepsOf, type InstallIntent, type Installation, type InstallStep } from '../../core/plugins/install';
import { toProblem, type Problem } from '../../core/basics/problem';
import { withLock } from '../../platform/lock';
import { readItem, updateItem } from '../../storage/basics/item';
import { installations } from '../../storage/plugins/installations';
import { requireOwnerKey } from '../../storage/sign-in/session-owner';
import { asAdmin } from '../settings/admin-document';
import { changeBelongings } from '../sign-in/owner-change';
import type { Context } from '../worker/context';

/** Stores a step before it is done; with `problem`, what is already known to have gone wrong. */
export type Advance = (step: InstallStep, problem?: Problem) => Promise<void>;

interface Undertaking {
  readonly pluginId: string;
  readonly displayName: string;
  readonly intent: InstallIntent;
  readonly consent?: Consent | undefined;
}

/** Runs the steps of an installation, storing each before it is done; one installation at a time. */
export async function runSaga(
  context: Context,
  { pluginId, displayName, intent, consent }: Undertaking,
  run: (advance: Advance) => Promise<void>,
): Promise<void> {
  await asAdmin(async () => {
    const admin = await requireOwnerKey();
    const note = (change: ChangeInstallation) => setInstallation(admin, pluginId, change);
    const earlier = (await readItem(installations))[pluginId];
    const first: Installation = {
      pluginId,
      displayName,
      intent,
      step: stepsOf(intent)[0],
      state: 'running',
      ...(consent && { consent }),
      startedAt: context.now(),
    };
    // What was incomplete before stays so until this run has succeeded.
    let written = earlier !== undefined;
    await note(() => first);
    try {
      await run(async (step, problem) => {
        written = true;
        await note((current) => ({
          ...(current ?? first),
          step,
          ...(problem && { problem }),
        }));
      });
      await note(() => undefined);
    } catch (error) {
      const problem = toProblem(error);
      // Before anything was written there is nothing to repair.
      await note((current) =>
        written && current ? { ...current, state: 'needs_repair', problem } : undefined,
      );
      throw error;
    }
  });
}

type ChangeInstallation = (current: Installation | undefined) => Installation | undefined;

/** @param admin owner key of whose installation it is; they may have left meanwhile */
export async function setInstallation(
  admin: string,
  pluginId: string,
  change: ChangeInstallation,
): Promise<void> {
  await changeBelongings(admin, ({ installations: all }) => {
    const { [pluginId]: current, ...others } = all;
    const next = change(current);
    return { installations: next ? { ...others, [pluginId]: next } : others };
  });
}

/** When the worker starts nothing is running: an installation recorded as running was interrupted and needs repair. */
export async function recoverInstallations(): Promise<void> {
  await withLock('admin-settings', () =>
    updateItem(installations, (all) =>
      Object.fromEntries(
        Object.entries(all).map(([id, one]) => [
          id,
          one.state === 'running' ? { ...one, state: 'needs_repair' } : one,
        ]),
      ),
    ),
  );
}
