import { useDeferredValue, useMemo, useState } from 'react';
import * as draftName from '../../../core/forms/draft-name';
import { readManifestText, type ManifestText } from '../../../core/plugins/manifest-text';
import { readPluginDescription } from '../../../core/plugins/plugin-description';
import { say } from '../../app/words';
import { noSecrets, useDraft } from '../../shared/use-draft';
import { ChipGroup } from '../../ui/Chips';
import { ChoiceChip } from '../../ui/ChoiceChip';
import { Screen } from '../../ui/Screen';
import { ManifestEditor } from './ManifestEditor';
import { ManifestFindings } from './ManifestFindings';
import { ManifestSource } from './ManifestSource';
import { Preview } from './Preview';
import { PreviewFrame } from './PreviewFrame';
import type { PublishedManifest } from './PublishedPicker';
import { TrafficView } from './TrafficView';
import { TryView } from './TryView';
import { useTraffic } from './use-traffic';
import './workbench.css';

const views = ['manifest', 'try', 'traffic'] as const;

type ReadManifest = Extract<ManifestText, { state: 'read' }>;

/**
 * For authors of plugins, in a tab of its own: a manifest as it is typed, with what is wrong in it, beside what admins
 * and people would see of it. Nothing of it is sent anywhere but to the servers that its author runs.
 */
export function WorkbenchScreen() {
  const draft = useDraft(draftName.workbench, noSecrets);
  const [text, setText] = useState(() => (typeof draft.kept === 'string' ? draft.kept : ''));
  // Typing does not wait for the form beside it.
  const shownText = useDeferredValue(text);
  const manifest = useMemo(() => readManifestText(shownText), [shownText]);
  const [lastRead, setLastRead] = useState<ReadManifest>();
  if (manifest.state === 'read' && manifest !== lastRead) setLastRead(manifest);
  const [published, setPublished] = useState<PublishedManifest>();
  const traffic = useTraffic();
  const read = manifest.state === 'read' ? manifest : lastRead;
  const [view, setView] = useState<(typeof views)[number]>('manifest');
  // What runs here is tried as it is published; on the way there its addresses have got public names.
  const description = useMemo(
    () =>
      traffic.plugin ? readPluginDescription(traffic.plugin.body, traffic.plugin.name) : read?.description,
    [traffic.plugin, read],
  );
  const name = traffic.plugin?.name ?? Object.keys(read?.body['platforms'] ?? {})[0];
  const write = (written: string) => {
    setText(written);
    if (written === '') draft.discard();
    else draft.keep(written);
  };
  return (
    <Screen title={say('workbench_title')}>
      <div className="workbench-views">
        <ChipGroup label={say('workbench_view')}>
          {views.map((one) => (
            <ChoiceChip
              key={one}
              type="radio"
              name="workbench-view"
              label={say(`workbench_${one}`)}
              checked={one === view}
              onChange={() => setView(one)}
            />
          ))}
        </ChipGroup>
      </div>
      {/* Hidden, not gone: requests go on coming while a manifest is written. */}
      <section
        className="workbench-traffic"
        aria-label={say('workbench_traffic')}
        hidden={view !== 'traffic'}
      >
        <TrafficView traffic={traffic} description={description} />
      </section>
      <section className="workbench-try" aria-label={say('workbench_try')} hidden={view !== 'try'}>
        <TryView traffic={traffic} description={description} name={name} />
      </section>
      <div className="workbench" hidden={view !== 'manifest'}>
        <section className="workbench-pane" aria-label={say('workbench_manifest')}>
          <ManifestSource text={text} traffic={traffic} onOpen={write} onCompare={setPublished} />
          <ManifestEditor text={text} manifest={manifest} onChange={write} />
          <ManifestFindings manifest={manifest} />
        </section>
        <section className="workbench-pane" aria-label={say('workbench_preview')}>
          <PreviewFrame>
            <Preview
              manifest={read}
              isCurrent={manifest.state === 'read'}
              published={published}
              onStopComparing={() => setPublished(undefined)}
            />
          </PreviewFrame>
        </section>
      </div>
    </Screen>
  );
}
