/** A person with an extension in a RingCentral account. */
export interface Person {
  /** Extension id, RingCentral's key of a person. */
  readonly id: string;
  readonly accountId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly extensionNumber: string;
  readonly email: string;
  readonly admin: boolean;
}

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly mainNumber: string;
}

export const ACCOUNTS: readonly Account[] = [
  { id: '400000001', name: 'Lovelace & Partners', mainNumber: '+16505550100' },
  { id: '700000007', name: 'Northwind Archives', mainNumber: '+12065550100' },
];

/** The people a tester can sign in as. */
export const SAMPLE_PEOPLE: readonly Person[] = [
  person('400000001', 'Priya', 'Nair', '101', true),
  person('400000001', 'Dana', 'Reyes', '102', false),
  person('400000001', 'Sam', 'Okafor', '103', false),
  person('400000001', 'Lee', 'Wong', '104', true),
  person('700000007', 'Noor', 'Haddad', '201', true),
];

const GENERATED_EXTENSIONS = 214;
const FIRST_NAMES = [
  'Alma',
  'Bo',
  'Chidi',
  'Dilan',
  'Elif',
  'Femi',
  'Greta',
  'Hiro',
  'Ines',
  'Jonas',
  'Kofi',
];
const LAST_NAMES = [
  'Adler',
  'Brandt',
  'Castro',
  'Demir',
  'Eriksen',
  'Fischer',
  'Garza',
  'Haas',
  'Ito',
  'Jansen',
];

/** Colleagues who fill the first account's extension list, so that it has several pages. */
const COLLEAGUES: readonly Person[] = Array.from({ length: GENERATED_EXTENSIONS }, (_, index) => {
  const first = FIRST_NAMES[index % FIRST_NAMES.length] ?? '';
  const last = LAST_NAMES[Math.floor(index / FIRST_NAMES.length) % LAST_NAMES.length] ?? '';
  const round = Math.floor(index / (FIRST_NAMES.length * LAST_NAMES.length));
  return person('400000001', first, round === 0 ? last : `${last}-${round + 1}`, String(1000 + index), false);
});

/** Everyone with an extension in an account. */
export function peopleOfAccount(accountId: string): Person[] {
  return [...SAMPLE_PEOPLE, ...COLLEAGUES].filter((someone) => someone.accountId === accountId);
}

/** A sample person by extension number (`101`) or extension id. */
export function findSamplePerson(key: string): Person | null {
  return SAMPLE_PEOPLE.find(({ id, extensionNumber }) => id === key || extensionNumber === key) ?? null;
}

export function fullName({ firstName, lastName }: Person): string {
  return `${firstName} ${lastName}`;
}

function person(
  accountId: string,
  firstName: string,
  lastName: string,
  number: string,
  admin: boolean,
): Person {
  return {
    id: `${accountId.slice(0, 1)}1${number.padStart(7, '0')}`,
    accountId,
    firstName,
    lastName,
    extensionNumber: number,
    email:
      `${firstName}.${lastName}@${accountId === '400000001' ? 'lovelace' : 'northwind'}.example`.toLowerCase(),
    admin,
  };
}
