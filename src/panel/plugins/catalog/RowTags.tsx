import type { CatalogRow } from '../../../core/plugins/catalog-row';
import { Tag } from '../../ui/Tag';
import { AbsenceTag } from '../AbsenceTag';
import { say } from '../../app/words';

/** Tags that distinguish a plugin in the list; what needs the admin comes first. */
export function RowTags({ row }: { row: CatalogRow }) {
  const { traits, access } = row;
  return (
    <>
      {row.needsRepair && <Tag tone="bad">{say('tag_needs_repair')}</Tag>}
      {row.isOverwritten && <Tag tone="bad">{say('tag_overwritten')}</Tag>}
      {row.isForbidden && <Tag>{say('tag_forbidden')}</Tag>}
      {row.absence && <AbsenceTag absence={row.absence} />}
      {row.asksForMore && <Tag tone="wait">{say('tag_asks_more')}</Tag>}
      {row.update !== '' && <Tag tone="wait">{say('tag_update', row.update)}</Tag>}
      {row.isRunning && <Tag tone="wait">{say('tag_running')}</Tag>}
      {row.isInstalled && !row.needsRepair && !row.isRunning && row.update === '' && (
        <Tag tone="ok">{say('tag_installed')}</Tag>
      )}
      {traits && <Tag tone="accent">{say(traits.isAsync ? 'tag_async' : 'tag_sync')}</Tag>}
      {access !== 'public' && <Tag>{say(`access_${access}`)}</Tag>}
      {traits?.needsSignIn && <Tag>{say('tag_needs_sign_in')}</Tag>}
      {traits?.requireLicense && <Tag>{say('tag_needs_license')}</Tag>}
    </>
  );
}
