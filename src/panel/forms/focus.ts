/** The frame around alternatives; the id of the field itself is left to the control of the one that is chosen. */
export function groupIdOf(controlId: string): string {
  return `${controlId}-group`;
}

/** Moves the focus to a control, or to the first one of a group. */
export function focusControl(controlId: string): void {
  const element = document.getElementById(controlId) ?? document.getElementById(groupIdOf(controlId));
  const control = element?.matches('input, select, textarea')
    ? element
    : element?.querySelector('input, select, textarea, button');
  if (!(control instanceof HTMLElement)) return;
  control.focus();
  control.scrollIntoView({ block: 'center' });
}
