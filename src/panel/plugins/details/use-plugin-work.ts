import { useState } from 'react';
import {
  changesAnything,
  compareConsent,
  consentTo,
  growsBeyond,
  type ConsentChange,
} from '../../../core/plugins/consent-change';
import type { Problem } from '../../../core/basics/problem';
import { installPlugin, uninstallPlugin } from '../../../actions/plugins/install-plugin';
import { agreeToPlugin } from '../../../actions/plugins/agree-to-plugin';
import { useAttempt } from '../../shared/request';
import { usePanel } from '../../app/store';
import type { LoadedDetails } from './plugin-details';

export type WorkToConfirm = 'install' | 'update' | 'repair' | 'agree';

export interface PluginWork {
  /** The work waiting for confirmation. */
  readonly question: WorkToConfirm | undefined;
  readonly change: ConsentChange;
  readonly hasUpdate: boolean;
  readonly needsRepair: boolean;
  /** Another client installed it, and no admin has been asked. */
  readonly needsAgreement: boolean;
  readonly isBusy: boolean;
  readonly problem: Problem | undefined;
  readonly ask: (question: WorkToConfirm) => void;
  readonly cancel: () => void;
  readonly confirm: () => void;
}

/**
 * Installing, updating and repairing a plugin whose description is on screen. What was shown is the consent; a repair
 * that sends nothing new needs no confirmation.
 */
export function usePluginWork({ item, manifest }: LoadedDetails): PluginWork {
  const pluginId = item.id;
  const [question, setQuestion] = useState<WorkToConfirm>();
  const installed = usePanel((state) =>
    state.installedPlugins.plugins.find((plugin) => plugin.id === pluginId),
  );
  const installation = usePanel((state) => state.installations[pluginId]);
  const registration = usePanel((state) => state.registrations.states[pluginId]);
  const install = useAttempt(installPlugin);
  const uninstall = useAttempt(uninstallPlugin);
  const agree = useAttempt(agreeToPlugin);
  const consent = consentTo(manifest);
  const change = compareConsent(installed?.agreed, consent);
  const isNewVersion = installed !== undefined && installed.version !== manifest.version;
  const start = (intent: WorkToConfirm) => {
    setQuestion(undefined);
    if (intent === 'agree') void agree.run({ pluginId, consent });
    else void install.run({ pluginId, intent, consent });
  };
  const isHalfUninstalled = installation?.intent === 'uninstall';
  return {
    question,
    change,
    hasUpdate: isNewVersion || (installed?.agreed !== undefined && changesAnything(change)),
    needsRepair:
      installation?.state === 'needs_repair' ||
      (installed !== undefined &&
        (installed.isBroken === true || registration === 'missing' || registration === 'wiped')),
    needsAgreement: installed !== undefined && installed.agreed === undefined,
    isBusy: install.isRunning || agree.isRunning || uninstall.isRunning || installation?.state === 'running',
    problem: install.problem ?? uninstall.problem ?? agree.problem,
    ask: (work) => {
      if (work !== 'repair') return setQuestion(work);
      if (isHalfUninstalled) return void uninstall.run({ pluginId });
      return growsBeyond(change) ? setQuestion('repair') : start('repair');
    },
    cancel: () => setQuestion(undefined),
    confirm: () => question && start(question),
  };
}
