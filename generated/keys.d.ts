// Generated from openapi.yaml by `npm run generate`. Do not edit.
/** [properties as [spec's key, SDK's key, node of the value or -1], node of a free map's values or -1, node of a list's items or -1] */
export type KeyNode = [properties: [string, string, number][], values: number, items: number];

export declare const nodes: KeyNode[];
/** The node of each operation's request body, and of its success answer. */
export declare const bodies: Record<string, number>;
export declare const answers: Record<string, number>;
