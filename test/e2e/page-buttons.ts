import type { CDPSession, Page } from '@playwright/test';

interface Node {
  readonly nodeName: string;
  readonly attributes?: readonly string[];
  readonly children?: readonly Node[];
  readonly shadowRoots?: readonly Node[];
}

/** What our buttons on a page are called, by the `data-place` of the elements in which they stand. */
export type Labels = { readonly [place: string]: readonly string[] };

/** They stand in closed roots, which neither a page nor a driver can look into: the browser itself is asked. */
export async function findButtons(page: Page): Promise<Labels> {
  const session = await page.context().newCDPSession(page);
  const labels = await readTree(session);
  await session.detach();
  return labels;
}

async function readTree(session: CDPSession): Promise<Labels> {
  const { root }: { root: Node } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const found: { [place: string]: string[] } = {};
  const look = (node: Node, place: string) => {
    const inside = attributeOf(node, 'data-place') ?? place;
    for (const button of (node.shadowRoots ?? []).flatMap(({ children = [] }) => children)) {
      const label = button.nodeName === 'BUTTON' ? attributeOf(button, 'aria-label') : undefined;
      if (label !== undefined) (found[inside] ??= []).push(label);
    }
    for (const child of node.children ?? []) look(child, inside);
  };
  look(root, '');
  return found;
}

function attributeOf({ attributes = [] }: Node, name: string): string | undefined {
  return attributes.find((_value, index) => index % 2 === 1 && attributes[index - 1] === name);
}
