// @ts-check
/** House rules for the code, run by oxlint in editors and in `npm run check`; test/unit/bench holds each of them. */
import { relative } from 'node:path';
import { findDomainProblem, findRoomProblem, findUseProblem } from './rooms.mjs';

/** @typedef {Parameters<import('oxlint/plugins-dev').RuleTester['run']>[1]} Rule */
/** @typedef {{ type: string, range: [number, number], start: number, end: number }} AstNode */

/**
 * Path of the linted file from the project's folder, with `/` on every system.
 * @param {{ cwd: string, filename: string }} context
 */
function pathOf({ cwd, filename }) {
  return relative(cwd, filename).replaceAll('\\', '/');
}

/**
 * A rule over all that a file imports: values and types, exports from elsewhere, lazy imports.
 * @param {(path: string, specifier: string) => string | undefined} findProblem
 * @returns {Rule}
 */
function importRule(findProblem) {
  return {
    create(context) {
      const path = pathOf(context);
      /**
       * @param {AstNode} node
       * @param {unknown} specifier
       */
      const check = (node, specifier) => {
        const message = typeof specifier === 'string' ? findProblem(path, specifier) : undefined;
        if (message) context.report({ node, message });
      };
      return {
        ImportDeclaration: ({ source }) => check(source, source.value),
        ExportAllDeclaration: ({ source }) => check(source, source.value),
        ExportNamedDeclaration: ({ source }) => {
          if (source) check(source, source.value);
        },
        TSImportType: ({ source }) => check(source, source.value),
        ImportExpression: ({ source }) => {
          if (source.type === 'Literal') check(source, source.value);
          // Its folder is known: `../languages/${language}.json`. An address in a variable is no module of the build.
          if (source.type === 'TemplateLiteral') check(source, source.quasis[0]?.value.raw || undefined);
        },
      };
    },
  };
}

/** @typedef {{ type: string, name?: unknown, value?: unknown, object?: Part, property?: Part, computed?: boolean }} Part */

/**
 * Name of a key that stands in the code: `a.name`, `a['name']`, `{ name: … }`.
 * @param {Part} key
 * @param {boolean | undefined} computed
 */
function keyName({ type, name, value }, computed) {
  const found = type === 'Literal' ? value : type === 'Identifier' && !computed ? name : undefined;
  return typeof found === 'string' ? found : undefined;
}

/**
 * Name of a variable, or of a global one that is reached through its object: `Date`, `globalThis.Date`.
 * @param {Part} part
 * @returns {string | undefined}
 */
function variableName({ type, name, object, property, computed }) {
  if (type === 'Identifier') return typeof name === 'string' ? name : undefined;
  return object && property && isGlobalObject(object) ? keyName(property, computed) : undefined;
}

/** @param {Part} part */
function isGlobalObject(part) {
  return ['globalThis', 'self', 'window'].includes(variableName(part) ?? '');
}

/** @type {Rule} */
const reservedUses = {
  create(context) {
    const path = pathOf(context);
    /**
     * @param {AstNode} node
     * @param {Parameters<typeof findUseProblem>[1]} use
     */
    const check = (node, use) => {
      const message = findUseProblem(path, use);
      if (message) context.report({ node, message });
    };
    /**
     * @param {AstNode} node
     * @param {Part | null} object
     * @param {string | undefined} member
     */
    const checkMember = (node, object, member) => {
      if (member === undefined) return;
      if (object && isGlobalObject(object)) check(node, { global: member });
      else check(node, { object: object ? variableName(object) : undefined, member });
    };
    return {
      Program(program) {
        // Names that the browser is known to have are variables of the global scope, all others lead out of it.
        const { variables, through } = context.sourceCode.getScope(program);
        const known = variables
          .filter(({ defs }) => defs.length === 0)
          .flatMap(({ references }) => references);
        for (const { identifier } of [...known, ...through]) check(identifier, { global: identifier.name });
      },
      MemberExpression: (node) => checkMember(node, node.object, keyName(node.property, node.computed)),
      Property: (node) => checkMember(node, null, keyName(node.key, node.computed)),
      VariableDeclarator({ id, init }) {
        if (id.type !== 'ObjectPattern' || !init) return;
        for (const part of id.properties)
          if (part.type === 'Property') checkMember(part, init, keyName(part.key, part.computed));
      },
      JSXAttribute: (node) =>
        checkMember(node, null, typeof node.name.name === 'string' ? node.name.name : undefined),
    };
  },
};

export default {
  meta: { name: 'house' },
  rules: {
    'room-arrows': importRule(findRoomProblem),
    'domain-arrows': importRule(findDomainProblem),
    'reserved-uses': reservedUses,
  },
};
