import './Avatar.css';

const hues = 6;

/** The first letter of a name, on a colour that depends on the name only. */
export function Avatar({ name, size = 'normal' }: { name: string; size?: 'normal' | 'large' }) {
  const characters = Array.from(name.trim());
  const letter = characters[0]?.toUpperCase() ?? '·';
  const hue =
    characters.reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 997, 7) % hues;
  return (
    <span className={`avatar avatar-${size} avatar-${hue}`} aria-hidden="true">
      {letter}
    </span>
  );
}
