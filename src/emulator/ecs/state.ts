import type { World } from '../world.js';
import type { CapacityProviderStrategy, Tags } from './members.js';
import type { Service } from './service-state.js';
import type { TaskDefinition } from './task-definitions/task-definition-input.js';
import type { Task } from './task-state.js';

/** All that ECS knows: what exists, and what it remembers of what existed. */
export interface Ecs {
  world: World;
  /** By name. An INACTIVE one stays until its name is taken again. */
  clusters: Map<string, Cluster>;
  /** By name. A family stays for good, since its revision numbers are never given twice. */
  families: Map<string, Family>;
  /** How many private addresses tasks have had. */
  addressesGiven: number;
}

export interface Cluster {
  name: string;
  arn: string;
  status: 'PROVISIONING' | 'ACTIVE' | 'INACTIVE';
  capacityProviders: string[];
  defaultCapacityProviderStrategy: CapacityProviderStrategy;
  settings: { name: string; value: string }[];
  configuration: unknown;
  serviceConnectDefaults: unknown;
  tags: Tags;
  /** By name. */
  services: Map<string, Service>;
  /** By id. */
  tasks: Map<string, Task>;
}

export interface Family {
  name: string;
  lastRevision: number;
  revisions: Map<number, TaskDefinition>;
}

export function newEcs(world: World): Ecs {
  return { world, clusters: new Map(), families: new Map(), addressesGiven: 0 };
}

/** @param resource as `cluster/www` */
export function arnOf(ecs: Ecs, resource: string): string {
  return `arn:aws:ecs:${ecs.world.region}:${ecs.world.accountId}:${resource}`;
}
