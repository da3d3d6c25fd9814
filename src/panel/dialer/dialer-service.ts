import { useState } from 'react';
import { sameJson } from '../../core/basics/json';
import { loggingRules, rulesInForce } from '../../core/settings/logging-rules';
import type { Service } from '../../dialer/registration';
import type { AutoLogKind } from '../../dialer/service-settings';
import { useClientSettings, usePreferenceSources } from '../app/preferences';
import { usePanel } from '../app/store';
import { useCanCallBack } from '../shared/can-call-back';
import { useLeftToServer } from '../shared/left-to-server';
import { useLoggedByServer, useLoggingInDoubt } from '../shared/server-logged';
import { say, sayCount } from '../app/words';
import { switchKeys } from './switch-keys';
import { shortLock, useWidgetFeatures } from './widget-features';

/** How the widget shows us: the CRM, our switches and our tab, in the person's language. */
export function useService(): Service {
  const connection = usePanel((state) => state.connection);
  const byServer = useLoggedByServer();
  const sources = usePreferenceSources();
  const rules = rulesInForce(loggingRules(useClientSettings()), byServer);
  const { needsYou, waiting, todo } = usePanel((state) => state.activitySummary.counts);
  const canCallBack = useCanCallBack();
  const inDoubt = useLoggingInDoubt();
  const features = useWidgetFeatures();
  const isLeft = useLeftToServer();
  const left = usePanel(({ newestLines }) => newestLines?.filter(isLeft).length);
  const crm = connection?.connectorName;
  const account = connection?.state === 'connected' ? connection.userName : undefined;
  const lockOf = (kind: AutoLogKind) => shortLock(switchKeys[kind], sources);
  // The shell paints all words again for another language.
  return useSame({
    displayName: crm ?? say('appName'),
    logTitle: crm === undefined ? say('dialer_log') : say('dialer_log_to', crm),
    connectTitle: say('dialer_connect'),
    manageTitle: say('dialer_manage'),
    account,
    offersEdit: connection?.declaredLog?.keepsCallLogs !== true,
    callBackTitle: canCallBack ? say('call_back_later') : '',
    autoLog: {
      title: say('setting_group_logging'),
      labels: {
        call: say('setting_autoLogCall'),
        sms: say('setting_autoLogSMS'),
        voicemail: say('setting_autoLogVoicemail'),
        inboundFax: say('setting_autoLogInboundFax'),
        outboundFax: say('setting_autoLogOutboundFax'),
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
    features,
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
