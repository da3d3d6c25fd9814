import { PersonChange } from './person-change';
import {
  featureChanges,
  featureMessages,
  type AssistantChoice,
  type DisplayChoice,
  type WidgetFeatures,
} from './widget-features';

/** What a person has set inside the widget, under the names of App Connect's own client. */
export type WidgetChoice = AssistantChoice | DisplayChoice;

/** The widget's features as it was told them, and what a person makes of them there. */
export class ShownFeatures {
  readonly #assistant = new PersonChange<AssistantChoice>();
  readonly #display = new PersonChange<DisplayChoice>();

  /** For a widget that has come up. */
  start(features: WidgetFeatures): object[] {
    this.#assistant.start(features.assistant?.values);
    this.#display.start(features.display?.values);
    return featureMessages(features);
  }

  /** For one that is up. */
  change(before: WidgetFeatures, after: WidgetFeatures): object[] {
    if (after.assistant) this.#assistant.tell(after.assistant.values);
    if (after.display) this.#display.tell(after.display.values);
    return featureChanges(before, after);
  }

  hearAssistant({ showAiAssistantWidget, autoStartAiAssistant }: AssistantChoice): WidgetChoice | undefined {
    const choice = { showAiAssistantWidget, autoStartAiAssistant };
    return this.#assistant.hear(choice) ? choice : undefined;
  }

  hearDisplay(formatType: DisplayChoice['phoneNumberDisplayFormatType'], template: string) {
    const choice: DisplayChoice = {
      phoneNumberDisplayFormatType: formatType,
      phoneNumberDisplayFormatTemplate: template,
    };
    return this.#display.hear(choice) ? choice : undefined;
  }
}
