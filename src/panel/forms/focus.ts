/** The frame around alternatives; the field's own id belongs to the control of the chosen one. */
export function groupIdOf(controlId: string): string {
  return `${controlId}-group`;
}

/** Moves the focus to a control, or to the first one in a group. */
export function focusControl(controlId: string): void {
  const element = document.getElementById(controlId) ?? document.getElementById(groupIdOf(controlId));
  const control = element?.matches('input, select, textarea')
    ? element
    : element?.querySelector('input, select, textarea, button');
  if (!(control instanceof HTMLElement)) return;
  control.focus();
  control.scrollIntoView({ block: 'center' });
}
