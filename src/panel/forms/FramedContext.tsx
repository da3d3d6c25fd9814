import { createContext } from 'react';

/** Id of the field whose alternatives stand in a frame already; '' for none. */
export const FramedContext = createContext('');
