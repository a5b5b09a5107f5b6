import { between, listOf, matching, required, structure, text } from '../shape.js';

/** The name of a load balancer or a target group. */
export const resourceName = required(matching(/^(?!-)(?!.*-$)[A-Za-z0-9-]{1,32}$/));

export const paging = { Marker: text, PageSize: between(1, 400) };

/** Unlike in other services, tags may lack a value. */
export const tagList = listOf(structure({ Key: required(matching(/^.{1,128}$/)), Value: matching(/^.{0,256}$/) }));
