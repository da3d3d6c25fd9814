import type { Extension } from '../../../core/basics/extension';
import { IconButton } from '../../ui/IconButton';
import { say } from '../../app/words';

interface ChosenExtensionsProps {
  extensions: readonly Extension[];
  onRemove: (id: string) => void;
}

export function ChosenExtensions({ extensions, onRemove }: ChosenExtensionsProps) {
  if (extensions.length === 0) return <p className="mapping-nobody">{say('mapping_nobody')}</p>;
  return (
    <ul className="mapping-chosen" aria-label={say('mapping_chosen')}>
      {extensions.map(({ id, name, number }) => (
        <li key={id}>
          <span>{number === '' ? name : say('mapping_extension', name, number)}</span>
          <IconButton icon="close" label={say('mapping_remove', name)} onClick={() => onRemove(id)} />
        </li>
      ))}
    </ul>
  );
}
