import type { AutoLogKind } from '../../dialer/service-settings';

/** The client setting behind each switch of the widget's settings page. */
export const switchKeys = {
  call: 'autoLogCall',
  sms: 'autoLogSMS',
  voicemail: 'autoLogVoicemail',
  inboundFax: 'autoLogInboundFax',
  outboundFax: 'autoLogOutboundFax',
} as const satisfies { readonly [kind in AutoLogKind]: string };
