import type { Express } from 'express';
import { createExpressApp } from '../express-app';
import { apiKeyAccess } from './crm-access';
import type { CrmAccess, CrmTokens } from './crm-access';
import { addCrmApi } from './crm-api';
import { addCrmOAuth } from './crm-oauth';
import { addCrmPages } from './crm-pages';
import { CrmRecords } from './crm-records';

/** One sample CRM: its records, who may see them, and its web app. */
export interface Crm {
  readonly title: string;
  readonly records: CrmRecords;
  readonly access: CrmAccess;
  readonly app: Express;
  reset(): void;
}

export function createKeyCrm(): Crm {
  return createCrm('KeyCRM', apiKeyAccess());
}

/** @param tokens kept by the caller too, who can revoke them */
export function createOAuthCrm(tokens: CrmTokens): Crm {
  const crm = createCrm('OAuth CRM', tokens);
  addCrmOAuth(crm.app, crm.title, tokens);
  return crm;
}

function createCrm(title: string, access: CrmAccess): Crm {
  const records = new CrmRecords();
  const app = createExpressApp();
  addCrmApi(app, records, access);
  addCrmPages(app, title, records);
  return {
    title,
    records,
    access,
    app,
    reset() {
      records.reset();
      access.reset();
    },
  };
}
