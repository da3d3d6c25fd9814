import { createProblemReport, textOfReport } from '../../../core/reports/problem-report';
import { findReportingConnector, type ReportingConnector } from '../../../actions/reports/problem-report';
import { browser } from '../../../platform/browser';
import { systemClock } from '../../../platform/clock';
import { methods } from '../../../protocol/methods';
import { activities } from '../../../storage/activity/activities';
import { readSetAside } from '../../../storage/basics/set-aside';
import { isScreenName } from '../../app/route';
import type { PanelState } from '../../app/store';
import { readLastErrors } from '../../shared/last-errors';

export interface MadeReport {
  /** As it is shown, copied, saved and sent. */
  readonly text: string;
  readonly connector: ReportingConnector;
}

/** A report of what the panel shows at this moment, and of what went wrong before. */
export async function makeReport(state: PanelState): Promise<MadeReport> {
  const [connector, all, setAside] = await Promise.all([
    findReportingConnector(),
    activities.all(),
    readSetAside(),
  ]);
  const report = createProblemReport({
    now: systemClock.now(),
    panelVersion: browser.runtime.getManifest().version,
    userAgent: navigator.userAgent,
    language: state.language,
    isOnline: state.isOnline,
    identity: state.identity,
    connection: state.connection,
    connectorVersion: connector.version,
    policy: state.policy,
    activities: all,
    tasks: state.taskSummary.counts,
    installed: state.installedPlugins,
    registrations: state.registrations.states,
    installations: Object.keys(state.installations).length,
    setAside: setAside.length,
    errors: readLastErrors().filter(isOfThisProgram),
  });
  return { text: textOfReport(report), connector };
}

/** Whoever can write to this browser's store could have written words of their own there. */
function isOfThisProgram({
  method,
  screen,
}: {
  readonly method?: string | undefined;
  readonly screen: string;
}) {
  return isScreenName(screen) && (method === undefined || Object.hasOwn(methods, method));
}
