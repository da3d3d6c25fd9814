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

const partySchema = v.object({
  phoneNumber: v.fallback(v.string(), ''),
  extensionNumber: v.fallback(v.string(), ''),
});
const party = v.fallback(partySchema, { phoneNumber: '', extensionNumber: '' });
const resourceSchema = v.object({
  direction: v.fallback(v.string(), ''),
  from: party,
  // A call has one, a message a list of them.
  to: v.fallback(
    v.union([
      partySchema,
      v.pipe(
        v.array(party),
        v.transform(([first]) => first),
      ),
    ]),
    undefined,
  ),
  correspondents: v.fallback(v.array(party), []),
  phoneNumbers: v.fallback(v.array(party), []),
});

/** A `buttonEventPath` body: whose number it was pressed at, '' where there is none; `undefined` for another button. */
export function readCallBackButton(body: unknown): string | undefined {
  const press = v.safeParse(pressSchema, body);
  if (!press.success) return undefined;
  const { direction, from, to, correspondents, phoneNumbers } = v.parse(
    resourceSchema,
    press.output.resource,
  );
  const other = correspondents[0] ?? phoneNumbers[0] ?? (direction === 'Outbound' ? to : from);
  return plainText(other?.phoneNumber || other?.extensionNumber, 40);
}
