import { Icon } from './Icon';
import './Chip.css';

interface ExpanderChipProps {
  label: string;
  isOpen: boolean;
  onToggle: () => void;
}

/** Opens and closes what stands below it. */
export function ExpanderChip({ label, isOpen, onToggle }: ExpanderChipProps) {
  return (
    <button type="button" className="chip chip-expander" aria-expanded={isOpen} onClick={onToggle}>
      {label}
      <Icon name="chevron" />
    </button>
  );
}
