/** What of the dialer's page an organisation's policy may leave out (public/managed_schema.json). */
export const dialerAbilities = [
  'chat',
  'smsTemplates',
  'olderCalls',
  'aiNotes',
  'ringtones',
  'noiseReduction',
  'voicemailDrop',
  'sideWidgets',
] as const;

export type DialerAbility = (typeof dialerAbilities)[number];
