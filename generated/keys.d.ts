// Generated from openapi.yaml by `npm run generate`. Do not edit.
/** How AWS's responses contain an object, as `x-described-by-aws` in the spec, with keys in small letters. */
export interface DescribedByAws {
  in: string;
  beside: string[];
  written: string[];
}

/** Of an object its properties, of a free map or a list the node of its values; -1 where no key is renamed below. */
export type KeyNode = [
  /** `emptyIsAbsent`: the property is optional, and its schema allows no empty text. */
  properties: [specKey: string, sdkKey: string, node: number, emptyIsAbsent?: true][],
  values: number,
  described: DescribedByAws | null,
];

export declare const nodes: KeyNode[];
/** The nodes of request bodies and of success answers, by operationId. */
export declare const bodies: Record<string, number>;
export declare const answers: Record<string, number>;
