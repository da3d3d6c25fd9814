import { createRoot } from 'react-dom/client';

/** The least that a page of the same React can do: what everything else is measured against. */
const root = document.getElementById('root');
if (root) createRoot(root).render(<h1>Empty</h1>);
