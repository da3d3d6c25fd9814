import type { ManifestText, PlacedProblem } from '../../../core/plugins/manifest-text';
import type { Place } from '../../../core/basics/json-places';
import { say, sayCount } from '../../app/words';
import { distinctProblems } from '../../forms/ProblemLines';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { goToPlace } from './manifest-place';

/** More than these say nothing new about a manifest that is far from being one. */
const mostShown = 50;

/** What is wrong in the manifest, each with the way to its line. */
export function ManifestFindings({ manifest }: { manifest: ManifestText }) {
  return (
    <output id="workbench-findings" className="workbench-findings">
      <Findings manifest={manifest} />
    </output>
  );
}

function Findings({ manifest }: { manifest: ManifestText }) {
  switch (manifest.state) {
    case 'empty':
      return <Notice tone="plain">{say('workbench_empty')}</Notice>;
    case 'unreadable':
      return (
        <Notice tone="bad" title={say('workbench_unreadable')}>
          <ul>
            <Finding place={manifest.place} words={say(`json_${manifest.reason}`)} />
          </ul>
        </Notice>
      );
    case 'shapeless':
      return (
        <Notice tone="bad" title={say('workbench_shapeless')}>
          <p>{say('workbench_shapeless_help')}</p>
        </Notice>
      );
    case 'read':
      return <Problems problems={distinctProblems(manifest.problems)} />;
  }
}

function Problems({ problems }: { problems: readonly PlacedProblem[] }) {
  if (problems.length === 0) return <Notice tone="ok">{say('workbench_sound')}</Notice>;
  return (
    <Notice tone="wait" title={sayCount('manifest_problems', problems.length)}>
      <ul>
        {problems.slice(0, mostShown).map(({ field, reason, place }) => (
          <Finding
            key={`${field} ${reason}`}
            place={place}
            words={say(`manifest_${reason}`, field || say('config_whole'))}
          />
        ))}
        {problems.length > mostShown && <li>{sayCount('manifest_more', problems.length - mostShown)}</li>}
      </ul>
    </Notice>
  );
}

function Finding({ place, words }: { place: Place; words: string }) {
  return (
    <li>
      <Button variant="text" size="small" isFlush onClick={() => goToPlace(place)}>
        {say('workbench_line', place.line)}
      </Button>{' '}
      {words}
    </li>
  );
}
