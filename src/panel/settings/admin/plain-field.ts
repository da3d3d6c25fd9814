/** What the fields of all settings have in common that no connector declares. */
export const plainField = {
  description: '',
  required: false,
  hidden: false,
  searchable: false,
  options: [],
  uiSchema: {},
} as const;
