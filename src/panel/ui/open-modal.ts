/** For the `ref` of a dialog: mounting it opens it. The browser keeps the focus inside; it goes back when it closes. */
export function openModal(dialog: HTMLDialogElement | null): (() => void) | undefined {
  if (!dialog || dialog.open) return undefined;
  const opener = document.activeElement;
  dialog.showModal();
  return () => {
    dialog.close();
    if (opener instanceof HTMLElement) opener.focus();
  };
}
