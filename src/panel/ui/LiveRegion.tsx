/** Announces a change to screen readers without moving the focus; always mounted, only its text changes. */
export function LiveRegion({ text }: { text: string }) {
  return <output className="visually-hidden">{text}</output>;
}
