import type { GoType } from "./go-type.ts";

/** A type of the package, before it is printed. */
export type Declaration = StructDeclaration | EnumDeclaration | UnionDeclaration | OtherDeclaration;

interface Declared {
  readonly name: string;
  readonly description: string | undefined;
  readonly deprecated: boolean;
}

export interface StructDeclaration extends Declared {
  readonly kind: "struct";
  readonly fields: readonly Field[];
  /** Of further members. */
  readonly additional: GoType | undefined;
}

export interface Field {
  /** On the wire. */
  readonly property: string;
  readonly name: string;
  readonly type: GoType;
  readonly required: boolean;
  readonly nullable: boolean;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  /** Programs send it, so that null and absence differ. */
  readonly sent: boolean;
}

export interface EnumDeclaration extends Declared {
  readonly kind: "enum";
  readonly base: "string" | "int64";
  readonly values: readonly { readonly name: string; readonly value: string | number }[];
}

export interface UnionDeclaration extends Declared {
  readonly kind: "union";
  readonly variants: readonly { readonly suffix: string; readonly type: GoType }[];
  readonly discriminator:
    | { readonly property: string; readonly values: readonly { readonly tag: string; readonly type: GoType }[] }
    | undefined;
}

/** `type Tags []string`, or an alias where nothing is gained by a type of its own. */
export interface OtherDeclaration extends Declared {
  readonly kind: "other";
  readonly type: GoType;
}
