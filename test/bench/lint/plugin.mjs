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

/** Packages first, then files: what a file leans on from outside is seen at once. @type {Rule} */
const packagesFirst = {
  create(context) {
    let hasFile = false;
    return {
      ImportDeclaration({ source }) {
        if (source.value.startsWith('.')) hasFile = true;
        else if (hasFile)
          context.report({ node: source, message: 'Imports of packages stand above those of files.' });
      },
    };
  },
};

/** Calls that take the name of a draft, and the place of that argument. @type {Record<string, number>} */
const draftCalls = { useDraft: 0, createDraftKeeper: 0, discardDraft: 0, saveDraft: 1 };
/** Properties that hold one; `form` only in what is sent to the worker. */
const draftProperties = ['draftName', 'draft'];
const draftMethods = ['saveDraft', 'discardDraft'];

/**
 * A draft under a misspelt name is lost, or is another form's. So the names stand in one file, beside each other.
 * @type {Rule}
 */
const draftNames = {
  create(context) {
    if (pathOf(context) === 'src/core/forms/draft-name.ts') return {};
    /** @typedef {Parameters<typeof context.sourceCode.getScope>[0]} AnyNode */
    /**
     * Whether a text is written here, or in a variable that this file gives one.
     * @param {AnyNode | null | undefined} node
     * @returns {boolean}
     */
    const isWritten = (node) => {
      switch (node?.type) {
        case 'Literal':
          return typeof node.value === 'string';
        case 'TemplateLiteral':
          return true;
        case 'BinaryExpression':
        case 'LogicalExpression':
          return isWritten(node.left) || isWritten(node.right);
        case 'ConditionalExpression':
          return isWritten(node.consequent) || isWritten(node.alternate);
        case 'Identifier': {
          let scope = context.sourceCode.getScope(node);
          while (scope.upper && !scope.set.has(node.name)) scope = scope.upper;
          return (scope.set.get(node.name)?.defs ?? []).some(
            (definition) => definition.node.type === 'VariableDeclarator' && isWritten(definition.node.init),
          );
        }
        default:
          return false;
      }
    };
    /** @param {AnyNode | null | undefined} node */
    const check = (node) => {
      if (node && isWritten(node))
        context.report({ node, message: 'Names of drafts are written in core/forms/draft-name.ts only.' });
    };
    return {
      CallExpression({ callee, arguments: [...given] }) {
        if (callee.type !== 'Identifier') return;
        const place = draftCalls[callee.name];
        if (place !== undefined) check(given[place]);
        const [method, input] = given;
        if (callee.name !== 'call' || method?.type !== 'Literal' || input?.type !== 'ObjectExpression')
          return;
        if (!draftMethods.includes(String(method.value))) return;
        for (const part of input.properties)
          if (part.type === 'Property' && keyName(part.key, part.computed) === 'form') check(part.value);
      },
      Property(node) {
        if (draftProperties.includes(keyName(node.key, node.computed) ?? '')) check(node.value);
      },
      MemberExpression({ object, property, computed }) {
        const name =
          object.type === 'MemberExpression'
            ? keyName(object.property, object.computed)
            : variableName(object);
        if (name === 'drafts' && computed) check(property);
      },
    };
  },
};

/**
 * React paints what changes within `act` when that ends: a wait for it inside never sees it, and passes only where it
 * was there before.
 * @type {Rule}
 */
const waitsOutsideAct = {
  create(context) {
    return {
      CallExpression(node) {
        if (node.callee.type !== 'Identifier' || node.callee.name !== 'act') return;
        if (/\b(waitFor|waitUntil|expect\.poll)\(/.test(context.sourceCode.getText(node)))
          context.report({ node, message: 'Inside of act nothing is painted: wait with untilPainted.' });
      },
    };
  },
};

export default {
  meta: { name: 'house' },
  rules: {
    'room-arrows': importRule(findRoomProblem),
    'domain-arrows': importRule(findDomainProblem),
    'reserved-uses': reservedUses,
    'packages-first': packagesFirst,
    'draft-names': draftNames,
    'waits-outside-act': waitsOutsideAct,
  },
};
