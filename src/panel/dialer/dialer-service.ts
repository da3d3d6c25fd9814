import { useState } from 'react';
import { sameJson } from '../../core/basics/json';
import { resolveClientSetting } from '../../core/settings/client-settings-in-force';
import { loggingRules, rulesInForce } from '../../core/settings/logging-rules';
import { isFixed } from '../../core/settings/setting-decision';
import type { Service } from '../../dialer/registration';
import type { AutoLogKind } from '../../dialer/service-settings';
import { useClientSettings, usePreferenceSources } from '../app/preferences';
import { usePanel } from '../app/store';
import { useCanCallBack } from '../shared/can-call-back';
import { useLeftToServer } from '../shared/left-to-server';
import { useLoggedByServer, useLoggingInDoubt } from '../shared/server-logged';
import { say, sayCount } from '../app/words';
import { switchKeys } from './switch-keys';

/** How the widget shows us: the CRM, our switches and our tab, in the person's language. */
export function useService(): Service {
  const connection = usePanel((state) => state.connection);
  const byServer = useLoggedByServer();
  const sources = usePreferenceSources();
  const rules = rulesInForce(loggingRules(useClientSettings()), byServer);
  const { needsYou, waiting, todo } = usePanel((state) => state.activitySummary.counts);
  const canCallBack = useCanCallBack();
  const inDoubt = useLoggingInDoubt();
  const isLeft = useLeftToServer();
  const left = usePanel(({ newestLines }) => newestLines?.filter(isLeft).length);
  const crm = connection?.connectorName;
  const account = connection?.state === 'connected' ? connection.userName : undefined;
  const lockOf = (kind: AutoLogKind) => {
    const inForce = resolveClientSetting(switchKeys[kind], sources);
    return isFixed(inForce) ? say(inForce.origin === 'policy' ? 'policy_title' : 'lock_by_admin') : undefined;
  };
  // The shell paints all words again for another language.
  return useSame({
    displayName: crm ?? say('appName'),
    logTitle: crm === undefined ? say('dialer_log') : say('dialer_log_to', crm),
    connectTitle: say('dialer_connect'),
    manageTitle: say('dialer_manage'),
    account,
    callBackTitle: canCallBack ? say('call_back_later') : '',
    autoLog: {
      title: say('rules_title'),
      labels: {
        call: say('rules_call'),
        sms: say('rules_sms'),
        voicemail: say('rules_voicemail'),
        inboundFax: say('rules_fax_inbound'),
        outboundFax: say('rules_fax_outbound'),
      },
      values: {
        call: rules.call,
        sms: rules.sms,
        voicemail: rules.voicemail,
        inboundFax: rules.inboundFax,
        outboundFax: rules.outboundFax,
      },
      locks: {
        call: byServer ? say(inDoubt ? 'rules_by_server_doubt' : 'rules_by_server') : lockOf('call'),
        sms: lockOf('sms'),
        voicemail: lockOf('voicemail'),
        inboundFax: lockOf('inboundFax'),
        outboundFax: lockOf('outboundFax'),
      },
    },
    tab: {
      title: say('tab_activity'),
      summary: [
        sayCount('badge_needs_you', needsYou),
        say('activity_filter_waiting', waiting),
        ...(byServer && left === undefined
          ? []
          : [say('activity_filter_todo', Math.max(0, todo - (left ?? 0)))]),
      ].join(' · '),
      openLabel: say('dialer_open_activity'),
      needsYou,
    },
  });
}

/** The same object while its content is the same, so that the widget is only told of changes. */
function useSame<T>(value: T): T {
  const [same, setSame] = useState(value);
  if (sameJson(same, value)) return same;
  setSame(value);
  return value;
}
