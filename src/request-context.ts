import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AwsAccount } from './aws/account.js';
import type { Caller } from './concurrency/caller.js';
import { permitsSpace, type SpaceLimit, spaceOfTarget } from './domain/limits/spaces.js';
import type { AccountContext, Context, ServiceInfo } from './handlers/context.js';
import { limitKeyOf } from './http/limit-key.js';
import { problemOf } from './http/problems.js';
import { forCaller, type RegistryClient } from './registry/index.js';
import type { EventFeeds } from './runtime/event-feeds.js';
import { createOperations, type Operations } from './runtime/operations.js';
import type { Runtime } from './runtime/runtime.js';

/** What the contexts of all requests share. */
export interface SharedContext {
  service: ServiceInfo;
  registries: RegistryClient;
  org: string;
  keepRevisions: number | undefined;
  feeds: EventFeeds;
  /** Resolves when the runtime has started. */
  runtimeReady: () => Promise<Runtime>;
}

/** What a handler gets beside its request. Its members are created when they are first read, since most requests need few of them. */
export class RequestContext implements Context, Caller {
  readonly mayBeRefused = true;
  #signal: AbortSignal | undefined;

  constructor(
    protected readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
    protected readonly shared: SharedContext,
  ) {}

  get requestId() {
    return this.request.id;
  }

  get limitKey() {
    return limitKeyOf(this.request);
  }

  get log() {
    return this.request.log;
  }

  get service() {
    return this.shared.service;
  }

  get registries() {
    return forCaller(this.shared.registries, this.limitKey);
  }

  get signal(): AbortSignal {
    this.#signal ??= signalOfDisconnection(this.reply);
    return this.#signal;
  }

  problemOf(error: unknown, instance: string) {
    return problemOf(error, { instance, requestId: this.requestId });
  }
}

/** The context of a request under `/{account}`. */
export class AccountRequestContext extends RequestContext implements AccountContext {
  readonly aws: AwsAccount;
  #operations: Operations | undefined;

  constructor(request: FastifyRequest, reply: FastifyReply, shared: SharedContext, account: AwsAccount) {
    super(request, reply, shared);
    this.aws = mayShareReads(request) ? account.sharingReads(ageHeader(reply)) : account;
  }

  get org() {
    return this.shared.org;
  }

  get keepRevisions() {
    return this.shared.keepRevisions;
  }

  get feeds() {
    return this.shared.feeds;
  }

  get spaces(): SpaceLimit {
    return this.request.spaces;
  }

  get operations(): Operations {
    this.#operations ??= this.#createOperations();
    return this.#operations;
  }

  #createOperations(): Operations {
    const { spaces } = this;
    const owner = { account: this.aws.name, org: this.org };
    return createOperations(this.shared.runtimeReady, owner, this.log, {
      startedBy: this.request.caller?.name,
      spaces,
      isVisible: ({ target }) => permitsSpace(spaces, spaceOfTarget(target)),
    });
  }
}

/** Whether a request only shows or lists, and does not ask for the state of this moment. Source: RFC 9111, section 5.2.1. */
function mayShareReads({ method, headers, routeOptions }: FastifyRequest): boolean {
  const isRead = (method === 'GET' || method === 'HEAD') && routeOptions.config.route?.right === 'read';
  return isRead && !/\b(no-cache|max-age=0)\b/i.test(headers['cache-control'] ?? '');
}

/** Returns a function that sets the header Age (RFC 9111, section 5.1) to the age of the oldest result, given in milliseconds. */
function ageHeader(reply: FastifyReply): (milliseconds: number) => void {
  let oldest = -1;
  return milliseconds => {
    if (milliseconds <= oldest) return;
    oldest = milliseconds;
    reply.header('Age', Math.round(oldest / 1000));
  };
}

function signalOfDisconnection({ raw }: FastifyReply): AbortSignal {
  const disconnected = new AbortController();
  if (raw.closed) disconnected.abort();
  else raw.once('close', () => disconnected.abort());
  return disconnected.signal;
}
