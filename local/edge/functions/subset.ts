import type { AnyNode, Program } from 'acorn';
import { parse } from 'acorn';
import { full } from 'acorn-walk';

/** The modules that a function may import, each as its default. */
const MODULES = ['cloudfront', 'crypto', 'querystring'] as const;

/**
 * The syntax that CloudFront's runtime has, and nothing newer that Node would run all the same.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
 */
const SYNTAX = new Set<AnyNode['type']>([
  'ArrayExpression',
  'ArrowFunctionExpression',
  'AssignmentExpression',
  'AwaitExpression',
  'BinaryExpression',
  'BlockStatement',
  'BreakStatement',
  'CallExpression',
  'CatchClause',
  'ConditionalExpression',
  'ContinueStatement',
  'DoWhileStatement',
  'EmptyStatement',
  'ExpressionStatement',
  'ForInStatement',
  'ForStatement',
  'FunctionDeclaration',
  'FunctionExpression',
  'Identifier',
  'IfStatement',
  'ImportDeclaration',
  'ImportDefaultSpecifier',
  'LabeledStatement',
  'Literal',
  'LogicalExpression',
  'MemberExpression',
  'NewExpression',
  'ObjectExpression',
  'Program',
  'Property',
  'RestElement',
  'ReturnStatement',
  'SequenceExpression',
  'SwitchCase',
  'SwitchStatement',
  'TemplateElement',
  'TemplateLiteral',
  'ThisExpression',
  'ThrowStatement',
  'TryStatement',
  'UnaryExpression',
  'UpdateExpression',
  'VariableDeclaration',
  'VariableDeclarator',
  'WhileStatement',
]);

export type Parsed = {
  readonly program: Program;
  /** What the runtime does not have, each with its line. */
  readonly strange: readonly string[];
};

/** Reads a function's code as CloudFront would. Throws a `SyntaxError` for what is no JavaScript at all. */
export function parsedFunction(code: string): Parsed {
  const program = parse(code, { ecmaVersion: 2021, sourceType: 'module', locations: true });
  const strange: string[] = [];
  full(program, (node) => {
    const what = strangenessOf(node as AnyNode);
    if (what) strange.push(`${what} in line ${node.loc?.start.line}`);
  });
  return { program, strange: [...new Set([...strange, ...nestedAsync(program)])] };
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/async-await-syntax.html: async arguments and closures are not supported */
function nestedAsync(program: Program): string[] {
  const nested: string[] = [];
  full(program, (node) => {
    const isAsync = 'async' in node && node.async === true;
    if (isAsync && !program.body.includes(node as never))
      nested.push(`an async function inside of another expression in line ${node.loc?.start.line}`);
  });
  return nested;
}

type Of<Type extends AnyNode['type']> = Extract<AnyNode, { type: Type }>;
type Rules = { readonly [Type in AnyNode['type']]?: (node: Of<Type>) => string | undefined };

const NEWER_OPERATORS = ['??', '&&=', '||=', '??='];
const operator = (node: { readonly operator: string }) =>
  NEWER_OPERATORS.includes(node.operator) ? `the operator ${node.operator}` : undefined;

/** Names of the newer syntax that is met most; the rest goes by the name that ESTree has for it. */
const NAMES: { readonly [Type in AnyNode['type']]?: string } = {
  ArrayPattern: 'a destructuring',
  AssignmentPattern: 'a default',
  ChainExpression: 'the operator ?.',
  ClassDeclaration: 'a class',
  ClassExpression: 'a class',
  ExportDefaultDeclaration: 'an export',
  ExportNamedDeclaration: 'an export',
  ForOfStatement: 'a for-of loop',
  ImportSpecifier: 'an import by name',
  ObjectPattern: 'a destructuring',
  SpreadElement: 'a spread',
};

const strangenessOfFunction = ({ generator }: { readonly generator: boolean }) =>
  generator ? 'a generator' : undefined;

function strangenessOfLiteral({ bigint, regex }: Of<'Literal'>): string | undefined {
  if (bigint) return 'a BigInt';
  return regex && /[^gim]/.test(regex.flags) ? `the regular expression flags ${regex.flags}` : undefined;
}

/** What of known syntax is newer than the runtime all the same. */
const RULES: Rules = {
  FunctionDeclaration: strangenessOfFunction,
  FunctionExpression: strangenessOfFunction,
  ArrowFunctionExpression: strangenessOfFunction,
  AssignmentExpression: operator,
  LogicalExpression: operator,
  CatchClause: ({ param }) => (param ? undefined : 'a catch without a name'),
  Property: ({ shorthand, computed, method }) =>
    shorthand || computed || method ? 'a shorthand or computed property' : undefined,
  Literal: strangenessOfLiteral,
  Identifier: ({ name }) => (name === 'eval' ? name : undefined),
  ImportDeclaration: ({ source, specifiers }) =>
    MODULES.some((name) => name === source.value) && specifiers.length > 0 ? undefined : `the module ${source.value}`,
};

function strangenessOf(node: AnyNode): string | undefined {
  if (!SYNTAX.has(node.type)) return NAMES[node.type] ?? node.type;
  const rule = RULES[node.type] as ((of: AnyNode) => string | undefined) | undefined;
  return rule?.(node);
}
