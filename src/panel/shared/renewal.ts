import { useEffect, useRef } from 'react';

/** Runs again whenever `news` changes, but not at first. */
export function useRenewal(renew: () => void, news: unknown): void {
  const seen = useRef(news);
  useEffect(() => {
    if (seen.current === news) return;
    seen.current = news;
    renew();
  }, [renew, news]);
}
