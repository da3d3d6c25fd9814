import { once } from '../ui/once';
import { loadMoreWords } from '../app/words';

/** One export of a module that does not come with the page: it is there once the words are that it says. */
export function lateCode<M, Name extends keyof M>(
  load: () => Promise<M>,
  name: Name,
): () => Promise<M[Name]> {
  return once(async () => {
    const [module] = await Promise.all([load(), loadMoreWords()]);
    return module;
  }, name);
}
