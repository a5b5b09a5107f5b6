import { listOf, matching, number, required, structure, text } from '../shape.js';

/** The name of a load balancer or a target group. */
export const resourceName = required(matching(/^(?!-)(?!.*-$)[A-Za-z0-9-]{1,32}$/));

export const paging = { Marker: text, PageSize: number };

/** Unlike in other services, tags may lack a value. */
export const tagList = listOf(structure({ Key: required(text), Value: text }));
