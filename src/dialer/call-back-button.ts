import * as v from 'valibot';
import { plainText } from '../core/basics/text';

const buttonId = 'appConnectPanelCallBack';

const icon =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="%235b6472" stroke-width="2" stroke-linecap="round"%3E%3Cpath d="M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 7.5V12l3 2.5"/%3E%3C/svg%3E';

const places = ['callAction', 'messageAction', 'contactAction'] as const;

/** `buttons` of a registration: ours at each call, message and contact. A list without any takes them away again. */
export function callBackButtons(label: string): object[] {
  return label === '' ? [] : places.map((type) => ({ id: `${buttonId}-${type}`, type, icon, label }));
}

const pressSchema = v.object({
  button: v.object({ id: v.pipe(v.string(), v.startsWith(buttonId)) }),
  resource: v.fallback(v.record(v.string(), v.unknown()), {}),
});

const nobody = { phoneNumber: '', extensionNumber: '', phoneType: '' };
const text = v.fallback(v.string(), '');
const partySchema = v.fallback(
  v.object({ phoneNumber: text, extensionNumber: text, phoneType: text }),
  nobody,
);
const partiesSchema = v.fallback(v.array(partySchema), []);
/** A call has one other party, a message a list of them, a contact several numbers. */
const resourceSchema = v.object({
  direction: text,
  from: partySchema,
  to: v.fallback(
    v.union([
      v.array(partySchema),
      v.pipe(
        partySchema,
        v.transform((party) => [party]),
      ),
    ]),
    [],
  ),
  correspondents: partiesSchema,
  phoneNumbers: partiesSchema,
});

/** A `buttonEventPath` body: whose number it was pressed at, '' where there is none; `undefined` for another button. */
export function readCallBackButton(body: unknown): string | undefined {
  const press = v.safeParse(pressSchema, body);
  if (!press.success) return undefined;
  const { direction, from, to, correspondents, phoneNumbers } = v.parse(
    resourceSchema,
    press.output.resource,
  );
  const numbers = phoneNumbers.toSorted((a, b) => Number(isExtension(a)) - Number(isExtension(b)));
  const other = [...correspondents, ...numbers, ...(direction === 'Outbound' ? to : [from])][0] ?? nobody;
  return plainText(other.phoneNumber || other.extensionNumber, 40);
}

/** The outside number of a contact goes first. */
function isExtension({ phoneType }: typeof nobody): boolean {
  return phoneType === 'extension';
}
