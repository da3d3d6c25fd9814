/** A person with a login in a sample CRM. */
export interface CrmUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** What this person pastes into App Connect to connect KeyCRM. */
  readonly apiKey: string;
}

export const CRM_USERS: readonly CrmUser[] = [
  { id: 'u1', name: 'Priya Nair', email: 'priya.nair@lovelace.example', apiKey: 'keycrm-priya' },
  { id: 'u2', name: 'Dana Reyes', email: 'dana.reyes@lovelace.example', apiKey: 'keycrm-dana' },
  { id: 'u3', name: 'Sam Okafor', email: 'sam.okafor@lovelace.example', apiKey: 'keycrm-sam' },
  { id: 'u4', name: 'Lee Wong', email: 'lee.wong@lovelace.example', apiKey: 'keycrm-lee' },
  { id: 'u5', name: 'Noor Haddad', email: 'noor.haddad@northwind.example', apiKey: 'keycrm-noor' },
  { id: 'u6', name: 'Front Desk', email: 'desk@lovelace.example', apiKey: 'keycrm-desk' },
];
