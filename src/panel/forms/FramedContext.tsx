import { createContext } from 'react';

/** Id of the field whose alternatives already have a frame; '' for none. */
export const FramedContext = createContext('');
