/** Moves the focus to a control, or to the first one of a group. */
export function focusControl(controlId: string): void {
  const element = document.getElementById(controlId);
  const control = element?.matches('input, select, textarea')
    ? element
    : element?.querySelector('input, select, textarea, button');
  if (!(control instanceof HTMLElement)) return;
  control.focus();
  control.scrollIntoView({ block: 'center' });
}
