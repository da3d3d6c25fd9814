/** Says a change to a screen reader without moving the focus; always mounted, its text changes. */
export function LiveRegion({ text }: { text: string }) {
  return <output className="visually-hidden">{text}</output>;
}
