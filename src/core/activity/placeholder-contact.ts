import type { NewContact } from '../crm/contact';
import { isInternal, numberOfParty, type Party } from './call';

interface PlaceholderRules {
  readonly newContactNamePrefix: string;
  readonly newContactType: string;
}

/** What the CRM offers: its manifest's contact types, and the type that its server names. */
interface OfferedTypes {
  readonly declared: readonly string[];
  readonly ofServer: string;
}

/** The type that a contact gets which no connector says anything about. */
const anyType = 'contact';

/** The contact that automatic logging makes for somebody whom nobody knows. */
export function placeholderContact(party: Party, rules: PlaceholderRules, types: OfferedTypes): NewContact {
  return {
    name: placeholderName(party, rules),
    type: placeholderType(rules, types),
    besides: [],
    isPlaceholder: true,
  };
}

/**
 * The prefix, the name, a space, and the number, as App Connect's own client writes them. What a carrier calls a number
 * ("WIRELESS CALLER") is nobody's name and stays out; an extension's name is RingCentral's own.
 */
function placeholderName(party: Party, { newContactNamePrefix }: PlaceholderRules): string {
  const name = isInternal(party) ? (party.name ?? '') : '';
  return `${newContactNamePrefix}${name} ${numberOfParty(party)}`.trim();
}

function placeholderType({ newContactType }: PlaceholderRules, { declared, ofServer }: OfferedTypes): string {
  return declared.find((type) => type === newContactType) || declared[0] || ofServer || anyType;
}
