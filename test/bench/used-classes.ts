import { type ESTree, parseSync, Visitor } from 'vite';
import type { ClassMention } from './style-classes';

/** A class name as code writes it: literal parts, with `undefined` in the place of what is known at run time only. */
export interface UsedClass extends ClassMention {
  /** Matches every class that it can mean; its groups are what is put in. */
  pattern: RegExp;
}

const hole = '\0';

/** Texts that an expression can be, with `hole` for what is not written there; undefined where nothing is known. */
function textsOf(node: ESTree.Node | null, variables: Map<string, ESTree.Node>): string[] | undefined {
  const all = (nodes: (ESTree.Node | null)[]) => {
    const texts = nodes.map((one) => textsOf(one, variables));
    return texts.some((one) => one === undefined) ? undefined : texts.flatMap((one) => one ?? []);
  };
  switch (node?.type) {
    case undefined:
      return [];
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateLiteral':
      return [node.quasis.map(({ value }) => value.cooked ?? '').join(hole)];
    case 'ConditionalExpression':
      return all([node.consequent, node.alternate]);
    case 'LogicalExpression':
      return node.operator === '&&' ? textsOf(node.right, variables) : all([node.left, node.right]);
    case 'JSXExpressionContainer':
      return textsOf(node.expression, variables);
    case 'ArrayExpression':
      return all(node.elements);
    // `[…].filter(Boolean).join(' ')`
    case 'CallExpression':
      return textsOf(node.callee, variables);
    case 'MemberExpression':
      return textsOf(node.object, variables);
    case 'Identifier': {
      if (node.name === 'undefined') return [];
      const value = variables.get(node.name);
      return value && textsOf(value, variables);
    }
    default:
      return undefined;
  }
}

/** Every class that a file gives to an element, in `className`. A class that is worked out elsewhere is a problem. */
export function findUsedClasses(path: string, text: string): { used: UsedClass[]; problems: string[] } {
  const used: UsedClass[] = [];
  const problems: string[] = [];
  const variables = new Map<string, ESTree.Node>();
  const { program } = parseSync(path, text);
  new Visitor({
    VariableDeclarator({ id, init }) {
      if (id.type === 'Identifier' && init) variables.set(id.name, init);
    },
  }).visit(program);
  new Visitor({
    JSXAttribute({ name, value, start }) {
      if (name.name !== 'className') return;
      const line = text.slice(0, start).split('\n').length;
      const texts = textsOf(value, variables);
      if (!texts)
        problems.push(
          `${path}:${line}: write the names of classes into className, or into a variable of this file`,
        );
      for (const token of (texts ?? []).flatMap((one) => one.split(/\s+/)).filter(Boolean)) {
        const parts = token.split(hole);
        used.push({
          name: token.replaceAll(hole, '…'),
          line,
          pattern: new RegExp(`^${parts.join('([\\w-]+)')}$`),
        });
      }
    },
  }).visit(program);
  return { used, problems };
}
