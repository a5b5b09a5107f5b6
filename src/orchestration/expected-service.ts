import type { Service } from '@aws-sdk/client-ecs';
import { etagOf, matches } from '../domain/etag.js';
import { PreconditionFailed } from '../errors.js';

/** @param ifMatch the caller's `If-Match`. @throws {PreconditionFailed} where the service is not the one that the caller knows. */
export function refuseUnexpected(service: Service, ifMatch: string | undefined): void {
  if (matches(ifMatch, etagOf(service))) return;
  throw new PreconditionFailed(`Service ${service.serviceName} is no longer the one that If-Match names.`);
}
