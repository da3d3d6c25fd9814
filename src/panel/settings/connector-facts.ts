import { useMemo } from 'react';
import type { JsonObject } from '../../core/basics/json';
import { contactTypesOf } from '../../core/crm/connector-manifest';
import { useConnectorPlatform } from '../shared/connector-manifest';
import { asksForExtensionCalls } from './extension-calls';

/** What a connector says about settings that it does not declare itself. */
export interface ConnectorFacts {
  readonly contactTypes: readonly { readonly value: string; readonly title: string }[];
  readonly offersExtensionCalls: boolean;
}

export function readConnectorFacts(platform: JsonObject): ConnectorFacts {
  return {
    contactTypes: contactTypesOf(platform['contactTypes']),
    offersExtensionCalls: asksForExtensionCalls(platform),
  };
}

/** The same for the connected CRM; `undefined` as long as its connector is not known: then nothing is missing. */
export function useConnectorFacts(): ConnectorFacts | undefined {
  const platform = useConnectorPlatform();
  return useMemo(() => (platform ? readConnectorFacts(platform) : undefined), [platform]);
}
