import * as v from 'valibot';
import { sameJson } from '../core/basics/json';

/** Tabs and abilities that the widget lets a host switch, by the widget's names. */
export const widgetTabs = ['chat', 'text', 'fax', 'voicemail', 'meetings', 'contacts', 'recordings'] as const;
export type WidgetTab = (typeof widgetTabs)[number];

export const displayFormats = ['national', 'international', 'e164', 'custom'] as const;

/** What a person can set in the widget as well, under the names of App Connect's own client. */
export interface AssistantChoice {
  readonly showAiAssistantWidget: boolean;
  readonly autoStartAiAssistant: boolean;
}

export interface DisplayChoice {
  readonly phoneNumberDisplayFormatType: (typeof displayFormats)[number];
  /** For `custom`: `#` and `*` stand for a digit, `x` for one that is hidden. */
  readonly phoneNumberDisplayFormatTemplate: string;
}

/** Values and, where somebody else decides, why they cannot be changed. */
interface Setting<Values> {
  readonly values: Values;
  readonly locks: { readonly [name in keyof Values]?: string | undefined };
}

/** What the widget shows and does by messages of their own, without a registration. */
export interface WidgetFeatures {
  readonly tabs: { readonly [tab in WidgetTab]: boolean };
  /** `undefined` where nobody has decided: the widget's own settings stay as they are. */
  readonly assistant: Setting<AssistantChoice> | undefined;
  readonly display: Setting<DisplayChoice> | undefined;
  /** Outbound messages say how long they were typed. */
  readonly timesTyping: boolean;
}

/** `rc-adapter-update-features-flags`, which hides what is off; what is left out stays. */
function updateTabs({ tabs }: WidgetFeatures) {
  return { type: 'rc-adapter-update-features-flags', ...tabs };
}

function updateAssistant({ values, locks }: Setting<AssistantChoice>) {
  const { showAiAssistantWidget: show, autoStartAiAssistant: start } = locks;
  return {
    type: 'rc-adapter-update-ai-assistant-settings',
    showAiAssistantWidget: values.showAiAssistantWidget,
    showAiAssistantWidgetReadOnly: show !== undefined,
    showAiAssistantWidgetReadOnlyReason: show ?? '',
    autoStartAiAssistant: values.autoStartAiAssistant,
    autoStartAiAssistantReadOnly: start !== undefined,
    autoStartAiAssistantReadOnlyReason: start ?? '',
  };
}

/** Widget 2.3 does not know it, and ignores it. It has one lock for both. */
function updateDisplay({ values, locks }: Setting<DisplayChoice>) {
  const lock = locks.phoneNumberDisplayFormatType ?? locks.phoneNumberDisplayFormatTemplate;
  return {
    type: 'rc-adapter-set-phone-number-format',
    formatType: values.phoneNumberDisplayFormatType,
    template: values.phoneNumberDisplayFormatTemplate,
    readOnly: lock !== undefined,
    readOnlyReason: lock ?? '',
  };
}

function updateTyping({ timesTyping }: WidgetFeatures) {
  return { type: 'rc-adapter-update-sms-typing-time-tracking', enabled: timesTyping };
}

/** All of it, for a widget that has just come up. */
export function featureMessages(features: WidgetFeatures): object[] {
  const { assistant, display } = features;
  return [
    updateTabs(features),
    updateTyping(features),
    ...(assistant ? [updateAssistant(assistant)] : []),
    ...(display ? [updateDisplay(display)] : []),
  ];
}

/** What a widget that knows `before` has to be told. */
export function featureChanges(before: WidgetFeatures, after: WidgetFeatures): object[] {
  const known = featureMessages(before);
  const unlocked = {
    ...after,
    assistant: after.assistant ?? withoutLocks(before.assistant),
    display: after.display ?? withoutLocks(before.display),
  };
  return featureMessages(unlocked).filter((message) => !known.some((told) => sameJson(told, message)));
}

/** Where nobody decides any more, the values stay in the widget, and are the person's to change. */
function withoutLocks<Values>(setting: Setting<Values> | undefined): Setting<Values> | undefined {
  return setting && { ...setting, locks: {} };
}

/** `rc-adapter-ai-assistant-settings-notify`, at the widget's start and whenever one of them has changed. */
export const assistantNoticeSchema = v.object({
  type: v.literal('rc-adapter-ai-assistant-settings-notify'),
  showAiAssistantWidget: v.boolean(),
  autoStartAiAssistant: v.boolean(),
});

/** `rc-adapter-phone-number-format-settings-notify`, likewise; from 3.x on. */
export const displayNoticeSchema = v.object({
  type: v.literal('rc-adapter-phone-number-format-settings-notify'),
  formatType: v.picklist(displayFormats),
  template: v.optional(v.fallback(v.pipe(v.string(), v.maxLength(60)), ''), ''),
});
