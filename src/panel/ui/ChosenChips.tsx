import { IconButton } from './IconButton';
import './Chip.css';

interface ChosenChipsProps {
  label: string;
  chosen: readonly { readonly label: string; readonly removeLabel: string; readonly remove: () => void }[];
  /** They are only shown. */
  isFixed: boolean;
}

/** What was chosen of many, each with a button that takes it out. */
export function ChosenChips({ label, chosen, isFixed }: ChosenChipsProps) {
  return (
    <ul className="chips" aria-label={label}>
      {chosen.map((one) => (
        <li key={one.label} className="chip chip-chosen">
          {one.label}
          {!isFixed && <IconButton icon="close" size="small" label={one.removeLabel} onClick={one.remove} />}
        </li>
      ))}
    </ul>
  );
}
