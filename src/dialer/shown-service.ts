import { sameJson } from '../core/basics/json';
import { registerService, reportEverything, type Service } from './registration';
import { serviceChanges } from './service-changes';
import {
  compareSwitches,
  readSwitches,
  updateSettings,
  type SwitchSave,
  type Switches,
} from './service-settings';
import { serviceTab } from './service-tab';
import { ShownFeatures } from './shown-features';
import { featureMessages } from './widget-features';

/** Our service as the widget shows it, and the messages by which it does. */
export class ShownService {
  readonly features = new ShownFeatures();
  #service: Service;
  /** Our switches as they were shown last, or saved in the widget since: what a Save is compared with. */
  #switches: Switches;

  constructor(service: Service) {
    this.#service = service;
    this.#switches = service.autoLog.values;
  }

  get service(): Service {
    return this.#service;
  }

  /** For a widget that knows nothing. */
  register(): object[] {
    this.#switches = this.#service.autoLog.values;
    const { features } = this.#service;
    return [
      registerService(this.#service),
      serviceTab(this.#service),
      reportEverything,
      ...this.features.start(features),
    ];
  }

  /** For a registered one, which is to show another service. */
  change(service: Service): object[] {
    const before = this.#service;
    this.#service = service;
    if (!sameJson(before.autoLog, service.autoLog)) this.#switches = service.autoLog.values;
    return [...serviceChanges(before, service), ...this.features.change(before.features, service.features)];
  }

  /** For one whose switches could not be saved, and move back. */
  showSwitches(): object {
    this.#switches = this.#service.autoLog.values;
    return updateSettings(this.#service);
  }

  /** For one where a person has set what could not be saved, and moves back. */
  showFeatures(): object[] {
    return featureMessages(this.#service.features);
  }

  /** What has been changed by a Save in the widget (`settingsPath` body); `undefined` when that is unreadable. */
  readSave(body: unknown): SwitchSave | undefined {
    const saved = readSwitches(body);
    const save = saved && compareSwitches(saved, this.#switches, this.#service.autoLog);
    this.#switches = { ...this.#switches, ...saved };
    return save;
  }
}
