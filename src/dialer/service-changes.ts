import { sameJson } from '../core/basics/json';
import { registerService, updateAuthorization, type Service } from './registration';
import { updateSettings } from './service-settings';
import { serviceTab } from './service-tab';

/**
 * The messages that tell a registered widget what has changed since `before`. Registering matches everything anew
 * (src/dialer/README.md), so it is kept for what has no message of its own.
 */
export function serviceChanges(before: Service, after: Service): object[] {
  const tab = serviceTab(after);
  return [...registered(before, after), ...(sameJson(serviceTab(before), tab) ? [] : [tab])];
}

function registered(before: Service, after: Service): object[] {
  // A registration contains the two others.
  if (!sameJson(onlyRegistered(before), onlyRegistered(after))) return [registerService(after)];
  const settings = updateSettings(after);
  return [
    ...(sameJson(updateSettings(before), settings) ? [] : [settings]),
    ...(before.account === after.account ? [] : [updateAuthorization(after)]),
  ];
}

/** What only a registration can change. */
function onlyRegistered(service: Service) {
  const {
    settings: _settings,
    authorized: _authorized,
    authorizedAccount: _account,
    ...rest
  } = registerService(service).service;
  return rest;
}
