import type { Account } from '../account.js';
import { pageOf } from '../paging.js';
import { actionBuilder, number, text } from '../shape.js';
import { DESCRIBE_KEYS, filterList, matcher } from './filters.js';
import type { Parameters } from './parameters.js';
import { metadata } from './read-actions.js';

const action = actionBuilder('ssm');

/** DescribeParameters: the parameters that match all filters, without their values. */
export function describeParameters(account: Account, parameters: Parameters) {
  return action({ ParameterFilters: filterList, MaxResults: number, NextToken: text }, input => {
    const page = pageOf(parameters.all().filter(matcher(input.ParameterFilters, DESCRIBE_KEYS)), {
      key: parameter => parameter.name,
      token: input.NextToken,
      size: input.MaxResults ?? 50,
      invalidCode: 'InvalidNextToken',
    });
    return {
      Parameters: page.items.map(parameter => metadata(account, parameter, parameter.latest)),
      NextToken: page.next,
    };
  });
}
