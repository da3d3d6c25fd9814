import { vi } from 'vitest';

// Before each file that has modules replaced (`vi.mock`): none is left of the file before.
vi.resetModules();
