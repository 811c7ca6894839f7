import { type Kind, type Shapes, sectionOf, shapes } from "../document/shapes.ts";

/** What an edition of the specification calls things, and where it keeps those that have names. */
export interface Dialect {
  readonly shapes: Shapes;
  /** Where named objects of a kind are; kinds without such a place are written where they are used. */
  readonly sections: ReadonlyMap<Kind, readonly string[]>;
}

const KINDS = Object.keys(sectionOf) as Kind[];

export const openapi3: Dialect = {
  shapes,
  sections: new Map(KINDS.map((kind) => [kind, ["components", sectionOf[kind] ?? ""]])),
};
