import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { listCatalog } from '../../../actions/directory/list-catalog';
import { loadPlugin } from '../../../actions/directory/load-manifest';
import { say } from '../../app/words';
import { useAttempt, useQuery } from '../../shared/request';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Button } from '../../ui/Button';
import { openModal } from '../../ui/open-modal';
import { Row } from '../../ui/Row';
import { SearchField } from '../../ui/SearchField';
import { Skeleton } from '../../ui/Skeleton';
import { SmallText } from '../../ui/SmallText';
import { indexCatalog } from '../catalog/catalog-search';
import '../../ui/ConfirmDialog.css';

/** Further ones are found by more letters. */
const mostShown = 20;

/** A plugin as it is published now. */
export interface PublishedManifest {
  readonly displayName: string;
  /** The name by which the directory knows it. */
  readonly name: string;
  readonly body: unknown;
}

interface PublishedPickerProps {
  readonly title: string;
  readonly onPick: (published: PublishedManifest) => void;
  readonly onCancel: () => void;
}

const listPlugins = () => listCatalog('plugin', false);

/** Finds a plugin of the catalog and brings its manifest as it is published now. */
export function PublishedPicker({ title, onPick, onCancel }: PublishedPickerProps) {
  const id = useId();
  const list = useQuery(listPlugins, undefined);
  const [query, setQuery] = useState('');
  const picked = useAttempt(loadPublished);
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const items = list.output?.items;
  const search = useMemo(() => indexCatalog(items ?? []), [items]);
  const found = query.trim() === '' ? (items ?? []) : search(query.trim());
  const pick = async (pluginId: string) => {
    const published = await picked.run(pluginId);
    // Whoever has closed this no longer wants it.
    if (published && isOpen.current) onPick(published.output);
  };
  return (
    <dialog ref={openModal} className="dialog" aria-labelledby={id} onCancel={onCancel} onClose={onCancel}>
      <h2 id={id} className="dialog-title">
        {title}
      </h2>
      <div className="dialog-body">
        <SearchField
          label={say('catalog_search_any')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        {list.problem && <ProblemNotice problem={list.problem} onRetry={() => list.reload()} />}
        {picked.problem && <ProblemNotice problem={picked.problem} />}
        {items ? (
          <ul className="workbench-published" aria-label={say('workbench_published')}>
            {found.slice(0, mostShown).map((item) => (
              <Row
                key={item.id}
                title={item.displayName}
                text={[item.developer, item.version].filter(Boolean).join(' · ')}
                trail={
                  <Button
                    variant="quiet"
                    size="small"
                    busy={picked.isRunning}
                    aria-label={say('workbench_pick', item.displayName)}
                    onClick={() => void pick(item.id)}
                  >
                    {say('workbench_pick_short')}
                  </Button>
                }
              />
            ))}
          </ul>
        ) : (
          !list.problem && <Skeleton label={say('loading')} rows={3} />
        )}
        {items && found.length === 0 && <SmallText>{say('workbench_none')}</SmallText>}
      </div>
      <div className="dialog-actions">
        <Button variant="quiet" onClick={onCancel}>
          {say('cancel')}
        </Button>
      </div>
    </dialog>
  );
}

/** Throws `ProblemError`. */
async function loadPublished(pluginId: string): Promise<PublishedManifest> {
  const { item, body } = await loadPlugin(pluginId, true);
  return { displayName: item.displayName, name: item.name, body };
}
