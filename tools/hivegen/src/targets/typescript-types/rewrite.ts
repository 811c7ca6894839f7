import ts from "typescript";
import { rewriteComments } from "./comments.ts";

/** How a named schema is written at the place that refers to it. */
export type ReferenceTo = (key: string) => ts.TypeNode | undefined;

/** Replaces `components["schemas"]["Scan"]` by the schema's name, and comments by prose. */
export function rewrite<N extends ts.Node>(node: N, referenceTo: ReferenceTo): N {
  const result = ts.transform(node, [
    (context) => {
      const visit = (current: ts.Node): ts.Node => {
        const key = ts.isIndexedAccessTypeNode(current) ? schemaKey(current) : undefined;
        const reference = key === undefined ? undefined : referenceTo(key);
        if (reference) return reference;
        const visited = ts.visitEachChild(current, visit, context);
        return ts.isPropertySignature(visited) ? rewriteComments(visited) : visited;
      };
      return (root) => ts.visitNode(root, visit) as N;
    },
  ]);
  const [transformed = node] = result.transformed;
  return transformed;
}

/** `Scan`, where the node is `components["schemas"]["Scan"]`. */
function schemaKey(node: ts.IndexedAccessTypeNode): string | undefined {
  const { objectType, indexType } = node;
  if (!ts.isIndexedAccessTypeNode(objectType) || text(objectType.indexType) !== "schemas") return undefined;
  const root = objectType.objectType;
  const isComponents =
    ts.isTypeReferenceNode(root) && ts.isIdentifier(root.typeName) && root.typeName.text === "components";
  return isComponents ? text(indexType) : undefined;
}

function text(node: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? node.literal.text : undefined;
}
