import type { Field } from '../../../core/forms/field';
import type { ManagedScope } from '../../../core/sign-in/managed-fields';
import { Notice } from '../../ui/Notice';
import { say } from '../../app/words';

interface KeptNoticeProps {
  /** Those that the form shows. */
  fields: readonly Field[];
  scopes: ReadonlyMap<string, ManagedScope>;
  serverHost: string;
  /** The server stores what is typed; `undefined` where it could not be asked. */
  isKept: boolean | undefined;
}

/** These two travel beside the fields that the server looks at (api/sign-in/session.ts): it never keeps them. */
const neverKept: ReadonlySet<string> = new Set(['apiKey', 'hostname']);

/** For an admin: what is typed into managed fields the server keeps, for everybody or for this person. */
export function KeptNotice({ fields, scopes, serverHost, isKept }: KeptNoticeProps) {
  const titles = (scope: ManagedScope) =>
    fields.filter(({ key }) => scopes.get(key) === scope && !neverKept.has(key)).map(({ title }) => title);
  const account = titles('account').join(', ');
  const user = titles('user').join(', ');
  if (isKept === false || account + user === '') return null;
  return (
    <Notice tone="accent" title={say(isKept ? 'connect_kept_title' : 'connect_kept_maybe', serverHost)}>
      {account !== '' && <p>{say('connect_kept_account', account)}</p>}
      {user !== '' && <p>{say('connect_kept_user', user)}</p>}
    </Notice>
  );
}
