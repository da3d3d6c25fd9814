import type { Consent } from '../../core/plugins/consent';
import { stepsOf, type InstallIntent, type Installation, type InstallStep } from '../../core/plugins/install';
import { toProblem, type Problem } from '../../core/basics/problem';
import { withLock } from '../../platform/lock';
import { readItem, updateItem } from '../../storage/basics/item';
import { installations } from '../../storage/plugins/installations';
import { asAdmin } from '../settings/admin-document';
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
    const earlier = (await readItem(installations))[pluginId];
    const first: Installation = {
      pluginId,
      displayName,
      intent,
      step: stepsOf(intent)[0],
      state: 'running',
      ...(consent && { consent }),
      startedAt: context.clock.now(),
    };
    // What was incomplete before stays so until this run has succeeded.
    let written = earlier !== undefined;
    await setInstallation(pluginId, () => first);
    try {
      await run(async (step, problem) => {
        written = true;
        await setInstallation(pluginId, (current) => ({
          ...(current ?? first),
          step,
          ...(problem && { problem }),
        }));
      });
      await setInstallation(pluginId, () => undefined);
    } catch (error) {
      const problem = toProblem(error);
      // Before anything was written there is nothing to repair.
      await setInstallation(pluginId, (current) =>
        written && current ? { ...current, state: 'needs_repair', problem } : undefined,
      );
      throw error;
    }
  });
}

export async function setInstallation(
  pluginId: string,
  change: (current: Installation | undefined) => Installation | undefined,
): Promise<void> {
  await updateItem(installations, (all) => {
    const { [pluginId]: current, ...others } = all;
    const next = change(current);
    return next ? { ...others, [pluginId]: next } : others;
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
