import type { ReactNode } from 'react';
import { NotAdminScreen } from './NotAdminScreen';
import { usePanel } from './store';

/**
 * Who may see an admin's screens: nobody else gets to see them, so none of them asks anything for another person
 * (test/unit/panel/app/screens.test.tsx). What an admin alone may do, the worker and the server refuse by themselves.
 */
export function AdminGuard({ title, children }: { title: string; children: ReactNode }) {
  const isAdmin = usePanel((state) => state.identity?.isAdmin === true);
  return isAdmin ? children : <NotAdminScreen title={title} />;
}
