import { AwsError } from '../backend.js';
import {
  actionBuilder,
  between,
  listOf,
  matching,
  type Parsed,
  type Parser,
  required,
  structure,
  text,
} from '../shape.js';

/** Builds an ECS action. An invalid input fails with InvalidParameterException. */
export const action = actionBuilder('ecs');

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}

export function clientException(message: string): AwsError {
  return new AwsError('ClientException', message);
}

/** Accepts any value, for members that the emulator stores without interpreting them. */
export const anything: Parser<unknown> = value => value;

/** The paging members of every list operation. */
export const paging = { nextToken: text, maxResults: between(1, 100) };

export type Tags = Map<string, string>;

/** Tags in the form of ECS, at most 50. */
export const tagList = listOf(structure({ key: required(text), value: text }), 50);

const TAG_CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** @throws AwsError for a key or a value that AWS rejects (Amazon ECS Developer Guide, "Tag restrictions") */
export function parseTags(input: Parsed<{ tags: typeof tagList }>['tags']): Tags {
  const tags: Tags = new Map();
  for (const { key, value = '' } of input ?? []) {
    if (key.length < 1 || key.length > 128 || value.length > 256)
      throw invalidParameter('A tag key has 1 to 128 characters, a value at most 256.');
    if (!TAG_CHARACTERS.test(key) || !TAG_CHARACTERS.test(value))
      throw invalidParameter('Tags have letters, numbers, spaces and + - = . _ : / @.');
    if (/^aws:/i.test(key)) throw invalidParameter('Tag keys that begin with aws: are reserved.');
    if (tags.has(key)) throw invalidParameter(`The tag key ${key} is given twice.`);
    tags.set(key, value);
  }
  return tags;
}

export function tagsToList(tags: Tags): { key: string; value: string }[] {
  return [...tags].map(([key, value]) => ({ key, value }));
}

/** Source: Amazon ECS API Reference, CreateService, `capacityProviderStrategy`: at most 20 providers. */
export const capacityProviderStrategy = listOf(
  structure({ capacityProvider: required(text), weight: between(0, 1000), base: between(0, 100_000) }),
  20,
);

/** Source: Amazon ECS API Reference, PlacementConstraint and TaskDefinitionPlacementConstraint. */
export const placementConstraints = listOf(structure({ type: text, expression: matching(/^.{0,2000}$/s) }), 10);

export type CapacityProviderStrategy = { capacityProvider: string; weight: number; base: number }[];

/**
 * Completes a strategy with AWS's defaults.
 * @param capacityProviders those of the cluster; the strategy may name no others
 */
export function parseStrategy(
  input: Parsed<{ strategy: typeof capacityProviderStrategy }>['strategy'],
  capacityProviders: string[],
): CapacityProviderStrategy {
  const strategy = (input ?? []).map(({ capacityProvider, weight = 0, base = 0 }) => ({
    capacityProvider,
    weight,
    base,
  }));
  if (strategy.some(item => !capacityProviders.includes(item.capacityProvider))) {
    throw invalidParameter(
      'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.',
    );
  }
  if (strategy.filter(item => item.base > 0).length > 1)
    throw invalidParameter('Only one capacity provider of a strategy can have a base.');
  if (strategy.length && strategy.every(item => item.weight === 0)) {
    throw invalidParameter(
      'The specified capacity provider strategy must have one capacity provider with a weight above 0.',
    );
  }
  return strategy;
}

export const networkConfiguration = structure({
  awsvpcConfiguration: structure({
    subnets: required(listOf(text, 16)),
    securityGroups: listOf(text, 5),
    assignPublicIp: text,
  }),
});

export type NetworkConfiguration = Parsed<{ n: typeof networkConfiguration }>['n'];
