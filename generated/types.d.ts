// Generated from openapi.yaml by `npm run generate`. Do not edit.
export interface paths {
    "/ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say that the process answers */
        get: operations["ping"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the version */
        get: operations["getVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show metrics
         * @description Counts and times of requests and of AWS calls, in Prometheus' text format.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say whether requests are taken */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/images": {
        parameters: {
            query: {
                /**
                 * @description The reference as Docker writes it, with tag or digest.
                 * @example registry.example.com/web/nginx:1.29
                 */
                image: components["parameters"]["image"];
            };
            header?: {
                /** @description The registry's login, as JSON with `username` and `password` in Base64. */
                "x-registry-auth"?: components["parameters"]["X-Registry-Auth"];
            };
            path?: never;
            cookie?: never;
        };
        /** Show an image's digest, platforms and size */
        get: operations["inspectImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /**
         * Check that an image is there
         * @description Asks the image's registry for its manifest. Only https is spoken, and only with public addresses, unless the
         *     configuration allows the registry by name; redirects and token realms are held to the same rule.
         */
        head: operations["verifyImage"];
        patch?: never;
        trace?: never;
    };
    "/{account}/services": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a running service
         * @description Makes what the service needs and is not there yet, each step as soon as its inputs are there: cluster,
         *     credentials, execution role, log group, task definition, service-discovery entry, service. Everything is tagged with
         *     `spinup:org`, `spinup:spaceid` (the cluster's name), `spinup:type`, `spinup:flavor` and the caller's own tags.
         *
         *     All or nothing: after a failure, what this call made is unmade, what it found is left alone, and the
         *     problem document lists both.
         */
        post: operations["createService"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/clusters/{cluster}/services": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
            };
            cookie?: never;
        };
        /** List a cluster's services */
        get: operations["listServices"];
        /**
         * Change a service that the body names
         * @description As updateService; `Service.Service` names the service.
         */
        put: operations["updateServiceNamedInBody"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/clusters/{cluster}/services/{service}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The service's name or ARN.
                 * @example www
                 */
                service: components["parameters"]["service"];
            };
            cookie?: never;
        };
        /** Show a service */
        get: operations["getService"];
        /**
         * Change a service
         * @description Any of: new tags, a forced redeployment, members of the service, a new revision of its task definition,
         *     repository credentials. Credentials go by container: a new one for a container that has one replaces its value in place; none
         *     for a container whose definition still names one keeps it; one that is no longer named is deleted once the service
         *     does without it; one that lies elsewhere is moved under the space's prefix.
         */
        put: operations["updateService"];
        post?: never;
        /**
         * Delete a service
         * @description With `recursive` it goes on, as an operation, to what nothing else uses: the revisions of its task definition's family, their
         *     credentials, the service registry, and, when the cluster is then empty, cluster, role and log group.
         */
        delete: operations["deleteService"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/clusters/{cluster}/services/{service}/events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The service's name or ARN.
                 * @example www
                 */
                service: components["parameters"]["service"];
            };
            cookie?: never;
        };
        /**
         * List a service's events
         * @description What ECS did for the service, the latest first; ECS keeps a hundred.
         */
        get: operations["listServiceEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/clusters/{cluster}/services/{service}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The service's name or ARN.
                 * @example www
                 */
                service: components["parameters"]["service"];
            };
            cookie?: never;
        };
        /**
         * Show what a container wrote
         * @description Group and stream come from the log configuration of the container in the task's own definition, which has to
         *     be awslogs. Without a time or a token it begins with the oldest line.
         */
        get: operations["getServiceLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/clusters/{cluster}/services/{service}/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The service's name or ARN.
                 * @example www
                 */
                service: components["parameters"]["service"];
            };
            cookie?: never;
        };
        /**
         * List a service's deployments
         * @description The latest first; ECS keeps ninety days.
         */
        get: operations["listServiceDeployments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/clusters/{cluster}/services/{service}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The service's name or ARN.
                 * @example www
                 */
                service: components["parameters"]["service"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return a service to an earlier task definition
         * @description Stops the deployment in progress, which ECS then rolls back. When no deployment is in progress, deploys the definition of the
         *     last successful deployment with another one. When the request names a revision, deploys that revision.
         */
        post: operations["rollbackService"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/clusters": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
            };
            cookie?: never;
        };
        /** List clusters */
        get: operations["listClusters"];
        put?: never;
        /**
         * Create a cluster
         * @description The cluster takes Fargate and Fargate Spot unless told otherwise, and carries the org's tag. A name that is
         *     taken is a conflict.
         */
        post: operations["createCluster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/clusters/{cluster}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
            };
            cookie?: never;
        };
        /** Show a cluster */
        get: operations["getCluster"];
        put?: never;
        post?: never;
        /**
         * Delete a cluster
         * @description A cluster with services or tasks is not deleted; that is a conflict.
         */
        delete: operations["deleteCluster"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/clusters/{cluster}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
            };
            cookie?: never;
        };
        /** List a cluster's tasks */
        get: operations["listTasks"];
        put?: never;
        /**
         * Run tasks once
         * @description Runs tasks of a definition of the org, on Fargate and in the account's subnets unless told otherwise.
         */
        post: operations["runTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/clusters/{cluster}/tasks/{task}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The task's id or ARN.
                 * @example 36d4e5f60718293a4b5c6d7e8f901234
                 */
                task: components["parameters"]["task"];
            };
            cookie?: never;
        };
        /** Show a task */
        get: operations["getTask"];
        put?: never;
        post?: never;
        /** Stop a task */
        delete: operations["stopTask"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/taskdefs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
            };
            cookie?: never;
        };
        /** List task definitions */
        get: operations["listTaskDefinitions"];
        put?: never;
        /**
         * Register a task definition, or make one with all that running it needs
         * @description Two bodies. With `Family` it is a task definition, and is registered. With `TaskDefinition` it is a managed
         *     one: cluster, credentials, execution role, log group and task definition are made as createService makes them, without a service.
         */
        post: operations["createTaskDefinition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/taskdefs/{taskdef}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description Family, family and revision, or ARN.
                 * @example webservers:1
                 */
                taskdef: components["parameters"]["taskdef"];
            };
            cookie?: never;
        };
        /** Show a task definition */
        get: operations["getTaskDefinition"];
        put?: never;
        post?: never;
        /**
         * Deregister a revision
         * @description The revision has to be named (`web:3`); tasks that run from it go on.
         */
        delete: operations["deleteTaskDefinition"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/clusters/{cluster}/taskdefs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
            };
            cookie?: never;
        };
        /** List a cluster's managed task definitions */
        get: operations["listManagedTaskDefinitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/clusters/{cluster}/taskdefs/{taskdef}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The family.
                 * @example nightly
                 */
                taskdef: components["parameters"]["managedTaskdef"];
            };
            cookie?: never;
        };
        /** Show a managed task definition */
        get: operations["getManagedTaskDefinition"];
        /**
         * Change a managed task definition
         * @description Registers a new revision, and treats credentials and tags as updateService does.
         */
        put: operations["updateManagedTaskDefinition"];
        post?: never;
        /**
         * Delete a managed task definition
         * @description Deregisters every revision, as an operation. `force` stops its running tasks first, without it they are a
         *     conflict. `recursive` goes on to cluster, role and log group when nothing else is in the cluster. What a deletion
         *     that failed has left, another one takes away.
         */
        delete: operations["deleteManagedTaskDefinition"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/clusters/{cluster}/taskdefs/{taskdef}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The family.
                 * @example nightly
                 */
                taskdef: components["parameters"]["managedTaskdef"];
            };
            cookie?: never;
        };
        /** List the tasks of a managed task definition */
        get: operations["listManagedTasks"];
        put?: never;
        /**
         * Run tasks of a managed task definition
         * @description Tasks get the definition's tags. Without a body one task runs.
         */
        post: operations["runManagedTaskDefinition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/clusters/{cluster}/taskdefs/{taskdef}/tasks/{task}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The family.
                 * @example nightly
                 */
                taskdef: components["parameters"]["managedTaskdef"];
                /**
                 * @description The task's id or ARN.
                 * @example 5b6c7d8e9f0a1b2c3d4e5f6071829304
                 */
                task: components["parameters"]["managedTask"];
            };
            cookie?: never;
        };
        /** Show a task of a managed task definition */
        get: operations["getManagedTask"];
        put?: never;
        post?: never;
        /** Stop a task of a managed task definition */
        delete: operations["stopManagedTask"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/servicediscovery/services": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
            };
            cookie?: never;
        };
        /**
         * List Cloud Map services
         * @description Those of the org, and those that carry no org's tag.
         */
        get: operations["listDiscoveryServices"];
        put?: never;
        /** Create a Cloud Map service */
        post: operations["createDiscoveryService"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/servicediscovery/services/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
            };
            cookie?: never;
        };
        /** Show a Cloud Map service */
        get: operations["getDiscoveryService"];
        put?: never;
        post?: never;
        /**
         * Delete a Cloud Map service
         * @description While tasks are registered with it, that is a conflict.
         */
        delete: operations["deleteDiscoveryService"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
            };
            cookie?: never;
        };
        /**
         * List secrets
         * @description Every pair of the query is a tag to match.
         */
        get: operations["listSecrets"];
        put?: never;
        /** Create a secret */
        post: operations["createSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/secrets/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The secret's name or ARN; slashes in it percent-encoded.
                 * @example TopSecretPassword
                 */
                secret: components["parameters"]["secret"];
            };
            cookie?: never;
        };
        /** Show what is known of a secret */
        get: operations["getSecret"];
        /**
         * Give a secret a new value, or tags
         * @description Tags are added to those that it has. The org's tag cannot be changed.
         */
        put: operations["updateSecret"];
        post?: never;
        /** Delete a secret */
        delete: operations["deleteSecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/params/{prefix}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description What stands between the org and the name, as a space.
                 * @example someprefix
                 */
                prefix: components["parameters"]["prefix"];
            };
            cookie?: never;
        };
        /** List a prefix's parameters */
        get: operations["listParameters"];
        put?: never;
        /**
         * Create a parameter
         * @description It lives at `/<org>/<prefix>/<Name>`, as a SecureString under the account's key unless told otherwise.
         */
        post: operations["createParameter"];
        /** Delete all parameters of a prefix */
        delete: operations["deleteParameters"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/params/{prefix}/{param}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description What stands between the org and the name, as a space.
                 * @example someprefix
                 */
                prefix: components["parameters"]["prefix"];
                /**
                 * @description The parameter's name, without the path.
                 * @example newsecret123
                 */
                param: components["parameters"]["param"];
            };
            cookie?: never;
        };
        /** Show what is known of a parameter */
        get: operations["getParameter"];
        /**
         * Give a parameter a new value, or tags
         * @description Tags are added to those that it has. The org's tag cannot be changed.
         */
        put: operations["updateParameter"];
        post?: never;
        /** Delete a parameter */
        delete: operations["deleteParameter"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/lbs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
            };
            cookie?: never;
        };
        /** List a space's target groups */
        get: operations["listTargetGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/lbs/{space}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The space, which is the cluster's name.
                 * @example myclu
                 */
                space: components["parameters"]["space"];
            };
            cookie?: never;
        };
        /** Show a space's load balancers */
        get: operations["describeLoadBalancers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/operations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
            };
            cookie?: never;
        };
        /**
         * List operations
         * @description The latest first.
         */
        get: operations["listOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/operations/{operation}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The operation's id.
                 * @example 0b6f9f6e-6f0e-4f0c-8a6d-3a2b1c0d9e8f
                 */
                operation: components["parameters"]["operation"];
            };
            cookie?: never;
        };
        /** Show an operation */
        get: operations["getOperation"];
        put?: never;
        post?: never;
        /**
         * Cancel an operation
         * @description It waits no more, makes nothing after the step that it is at, and is unmade; then its state is `cancelled`. What it deleted stays so,
         *     and a change whose deployment is being waited for stays too: then it is `failed`. One that has ended cannot be cancelled; that
         *     is a conflict.
         */
        delete: operations["cancelOperation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/operations/{operation}/events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The operation's id.
                 * @example 0b6f9f6e-6f0e-4f0c-8a6d-3a2b1c0d9e8f
                 */
                operation: components["parameters"]["operation"];
            };
            cookie?: never;
        };
        /**
         * Follow an operation
         * @description Server-sent events: `step` for each change of a step, `deployment` for each change of the deployment that is waited for, `end` with the
         *     operation's state when it has ended. With `Last-Event-ID` it goes on after that event.
         */
        get: operations["streamOperation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What went wrong (RFC 9457). Its keys are small, unlike those of all other answers. */
        Problem: {
            /** @description What kind of problem it is. */
            type: string;
            /** @description The status in words. */
            title: string;
            /** @description The HTTP status. */
            status: number;
            /** @description What happened. */
            detail: string;
            /** @description The path that was asked. */
            instance: string;
            /** @description As in the header X-Request-Id, and in the log. */
            requestId: string;
            /** @description What is wrong with the request. */
            errors?: components["schemas"]["Fault"][];
            /** @description AWS's error code. */
            awsCode?: string;
            /** @description AWS's id of its answer. */
            awsRequestId?: string;
            /** @description The operation's id; `Location` names where it is shown. */
            operation?: string;
            /** @description The step of the orchestration that failed. */
            step?: string;
            /** @description Resources that the operation created or changed, or may have, and is rolling back. When the rollback is complete, `rolledBack` and `remaining` replace it. */
            rollingBack?: components["schemas"]["ProblemResource"][];
            /** @description Resources whose change was rolled back. */
            rolledBack?: components["schemas"]["ProblemResource"][];
            /** @description Existing resources that the operation left as they were. */
            unchanged?: components["schemas"]["ProblemResource"][];
            /** @description The deployment that was waited for and failed. */
            deployment?: components["schemas"]["FailedDeployment"];
            /** @description Resources that the operation created or changed and that remain, as the rollback failed or does not cover them. */
            remaining?: components["schemas"]["ProblemResource"][];
        };
        /** @description One thing that is wrong with a request. */
        Fault: {
            /** @description JSON Pointer into the body (RFC 6901). */
            pointer?: string;
            /** @description Place and name of a parameter, as query.window. */
            parameter?: string;
            message: string;
        };
        /** @description An AWS resource. */
        ProblemResource: {
            /** @description As ecs:cluster, iam:role. */
            type: string;
            /** @description Name or ARN. */
            name: string;
        };
        Version: {
            /** @description A semantic version. */
            version: string;
        };
        /** @description Whether requests are taken, and what that depends on. */
        Readiness: {
            /** @enum {string} */
            status: "ready" | "not ready";
            /** @description State by what was checked. */
            checks: {
                [key: string]: string;
            };
        };
        /** @description An image as its registry describes it. */
        Image: {
            /** @description The reference that was asked for. */
            image: string;
            /** @description Of the manifest or index that the reference names. */
            digest: string;
            /** @description Of that manifest or index. */
            mediaType: string;
            /** @description What it can run on. */
            platforms: components["schemas"]["Platform"][];
            /** @description Bytes to pull, compressed; of an index those of its linux/amd64 image, or of its first. */
            size: number;
        };
        /** @description An operating system and a processor architecture. */
        Platform: {
            os: string;
            architecture: string;
            variant?: string;
        };
        /** @description A service and what it needs. What is not given is expected to exist, named within `Service`. */
        ServiceOrchestrationRequest: {
            service: components["schemas"]["CreateServiceRequest"];
            /** @description Created if absent, used if it is there. */
            cluster?: components["schemas"]["CreateClusterRequest"];
            taskDefinition?: components["schemas"]["RegisterTaskDefinitionRequest"];
            serviceRegistry?: components["schemas"]["CreateDiscoveryServiceRequest"];
            /** @description Logins of private registries, by the container that needs one. */
            credentials?: {
                [key: string]: components["schemas"]["CreateSecretRequest"];
            };
            /** @description For everything that is made. */
            tags?: components["schemas"]["Tag"][];
        };
        /** @description A service and what belongs to it; null where there is none. */
        ServiceOrchestration: {
            cluster: components["schemas"]["Cluster"];
            /** @description The secrets that were created, by container. */
            credentials: {
                [key: string]: components["schemas"]["CreateSecretResponse"];
            } | null;
            taskDefinition: components["schemas"]["TaskDefinition"];
            serviceDiscoveryService: components["schemas"]["DiscoveryService"] | null;
            service: components["schemas"]["Service"];
        };
        /** @description A service and what belongs to it. */
        ServiceDetails: components["schemas"]["ServiceBase"] & {
            cluster: components["schemas"]["Cluster"];
            taskDefinition: components["schemas"]["TaskDefinition"];
            /** @description Ids of its running and stopped tasks. */
            tasks: string[];
            /** @description Its name in DNS; null when it has no registry. */
            serviceEndpoint: string | null;
        };
        /** @description Changes to a service; what is left out stays. */
        ServiceOrchestrationUpdateRequest: {
            /** @description Replace all tasks although nothing changed. */
            forceNewDeployment?: boolean;
            service?: components["schemas"]["UpdateServiceRequest"];
            /** @description Registered as a new revision and deployed. */
            taskDefinition?: components["schemas"]["RegisterTaskDefinitionRequest"];
            /** @description Logins of private registries, by the container that needs one. */
            credentials?: {
                [key: string]: components["schemas"]["CreateSecretRequest"];
            };
            /** @description For the service and all that belongs to it. */
            tags?: components["schemas"]["Tag"][];
        };
        /** @description A service and what belongs to it. */
        ServiceOrchestrationUpdate: {
            cluster: components["schemas"]["Cluster"];
            service: components["schemas"]["Service"];
            taskDefinition: components["schemas"]["TaskDefinition"];
            /** @description The secrets that were created or got a new value, by container. */
            credentials: {
                [key: string]: components["schemas"]["CreateSecretResponse"];
            };
            /** @description Where its containers log. */
            cloudwatchLogGroups: string[];
            tags: components["schemas"]["Tag"][];
        };
        /** @description A task definition and what running it needs. */
        TaskDefinitionOrchestrationRequest: {
            /** @description Created if absent, used if it is there. */
            cluster: components["schemas"]["CreateClusterRequest"];
            taskDefinition: components["schemas"]["RegisterTaskDefinitionRequest"];
            /** @description Logins of private registries, by the container that needs one. */
            credentials?: {
                [key: string]: components["schemas"]["CreateSecretRequest"];
            };
            /** @description For everything that is made. */
            tags?: components["schemas"]["Tag"][];
        };
        /** @description A task definition and what belongs to it. */
        TaskDefinitionOrchestration: {
            cluster: components["schemas"]["Cluster"];
            /** @description The secrets that were created, by container. */
            credentials: {
                [key: string]: components["schemas"]["CreateSecretResponse"];
            } | null;
            taskDefinition: components["schemas"]["TaskDefinition"];
        };
        /** @description Changes to a managed task definition; what is left out stays. */
        TaskDefinitionOrchestrationUpdateRequest: {
            taskDefinition?: components["schemas"]["RegisterTaskDefinitionRequest"];
            /** @description Logins of private registries, by the container that needs one. */
            credentials?: {
                [key: string]: components["schemas"]["CreateSecretRequest"];
            };
            /** @description For the definition and all that belongs to it. */
            tags?: components["schemas"]["Tag"][];
        };
        /** @description A task definition and what belongs to it. */
        TaskDefinitionOrchestrationUpdate: {
            cluster: components["schemas"]["Cluster"];
            taskDefinition: components["schemas"]["TaskDefinition"];
            /** @description The secrets that were created or got a new value, by container. */
            credentials: {
                [key: string]: components["schemas"]["CreateSecretResponse"];
            };
            /** @description Where its containers log. */
            cloudwatchLogGroups: string[];
            tags: components["schemas"]["Tag"][];
        };
        /** @description A task definition that is run in a cluster. */
        ManagedTaskDefinition: {
            cluster: components["schemas"]["Cluster"];
            taskDefinition: components["schemas"]["TaskDefinition"];
            tags: components["schemas"]["Tag"][];
        };
        /** @description What is being deleted. */
        DeletedManagedTaskDefinition: {
            /** @description The cluster's name. */
            cluster: string;
            /** @description The family. */
            taskDefinition: string;
        };
        /** @description A cluster. */
        ClusterAnswer: {
            cluster: components["schemas"]["Cluster"];
        };
        /** @description Clusters, and what was asked for and is not there. */
        Clusters: {
            clusters: components["schemas"]["Cluster"][];
            failures: components["schemas"]["Failure"][];
        };
        /** @description Tasks, and what was asked for and is not there or did not start. */
        Tasks: {
            tasks: components["schemas"]["Task"][];
            failures: components["schemas"]["Failure"][];
        };
        /** @description A task definition, and its tags. */
        TaskDefinitionAnswer: {
            taskDefinition: components["schemas"]["TaskDefinition"];
            tags?: components["schemas"]["Tag"][];
        };
        /** @description Cloud Map services. */
        DiscoveryServices: {
            Services: components["schemas"]["DiscoveryService"][];
        };
        /** @description A Cloud Map service. */
        DiscoveryServiceAnswer: {
            Service: components["schemas"]["DiscoveryService"];
        };
        /** @description Whereto; nothing means to the definition of the last deployment that succeeded with another one. */
        RollbackRequest: {
            /** @description Family and revision (web:3), or ARN. */
            taskDefinition?: string;
        };
        /** @description Why a deployment that was waited for failed. */
        FailedDeployment: {
            arn: string;
            /** @description As ECS has it, ROLLBACK_SUCCESSFUL for one. */
            status: string;
            reason?: string;
            /** @description Its tasks that stopped. */
            tasks: components["schemas"]["FailedTask"][];
            /** @description The service's last events, the latest first. */
            events: string[];
            /** @description The last lines of the stopped tasks. */
            logs: string[];
        };
        /** @description A task that stopped, and why. */
        FailedTask: {
            /** @description ARN. */
            task: string;
            /** @description The kind of reason, as TaskFailedToStart. */
            code?: string;
            reason?: string;
            /** @description Why its containers stopped, where they say. */
            containers: string[];
        };
        /** @description An empty object. */
        Nothing: Record<string, never>;
        /** @description A new value, tags, or both. */
        SecretUpdateRequest: {
            /** @description The new value, as text. */
            Secret?: string;
            Tags?: components["schemas"]["Tag"][];
        };
        /** @description The first version of a parameter. */
        CreatedParameter: {
            /** @enum {string} */
            Tier: "Advanced" | "Intelligent-Tiering" | "Standard";
            Version: number;
            /** @description The version as text. */
            VersionId: string;
        };
        /** @description A new value, tags, or both. */
        ParameterUpdateRequest: {
            Description?: string;
            Value?: string;
            /**
             * @description As it is unless given.
             * @enum {string}
             */
            Type?: "SecureString" | "String" | "StringList";
            /** @description Of a SecureString; as it is unless given. */
            KeyId?: string;
            /** @description Regular expression that the value must match. */
            AllowedPattern?: string;
            Tags?: components["schemas"]["Tag"][];
            /** @enum {string} */
            Tier?: "Advanced" | "Intelligent-Tiering" | "Standard";
            /** @description Policies of an advanced parameter, as a JSON array in text. */
            Policies?: string;
        };
        /** @description A parameter without its value. */
        Parameter: {
            ARN: string;
            /** @description Without the path. */
            Name: string;
            Description: string | null;
            /** @description Of a SecureString. */
            KeyId: string | null;
            /** @enum {string} */
            Type: "SecureString" | "String" | "StringList";
            Tags: components["schemas"]["Tag"][];
            /** @description In UTC, as 2026-11-23 09:30:07 +0000 UTC. */
            LastModifiedDate: string;
            Version: number;
        };
        /** @description It is done. */
        Done: {
            /** @constant */
            Message: "OK";
        };
        /** @description How many parameters were deleted. */
        DeletedParameters: {
            /** @constant */
            Message: "OK";
            Deleted: number;
        };
        /** @description A load balancer with its listeners and target groups. */
        LoadBalancerDetails: components["schemas"]["ElasticLoadBalancer"] & {
            Listeners: components["schemas"]["ListenerDetails"][];
            TargetGroups: components["schemas"]["TargetGroupDetails"][];
        };
        /** @description A listener with its rules. */
        ListenerDetails: components["schemas"]["Listener"] & {
            Rules: components["schemas"]["Rule"][];
        };
        /** @description A target group with its targets' health. */
        TargetGroupDetails: components["schemas"]["TargetGroup"] & {
            Targets: components["schemas"]["TargetHealthDescription"][];
        };
        /**
         * @description The steps that a run would take, in order; those side by side in the order in which they would start. What is not
         *     there yet goes by its name. The pruning of old revisions (`keepRevisions`) is work of its own and in no plan.
         */
        Plan: {
            steps: components["schemas"]["PlannedStep"][];
        };
        /** @description One effect on AWS that would be had, or that is not needed. */
        PlannedStep: {
            /** @description AWS's name of the call, as createCluster. */
            step: string;
            resource: components["schemas"]["ResourceName"];
            /**
             * @description With reuse and keep nothing is done.
             * @enum {string}
             */
            action: "create" | "reuse" | "update" | "delete" | "keep";
            reason: string;
            /** @description What an update, or a new revision, changes. */
            changes?: components["schemas"]["Change"][];
        };
        /** @description A member that changes. A secret's value is never told. */
        Change: {
            /** @description As ContainerDefinitions[web].Image; items go by their name or key where they have one. */
            path: string;
            from: components["schemas"]["JsonValue"];
            to: components["schemas"]["JsonValue"];
        };
        /**
         * @description `running` or `rolling_back` while it is in progress. It ends as `succeeded`; as `rolled_back` after a failure that left nothing behind; as `failed` when something remains; or as `cancelled`.
         * @enum {string}
         */
        OperationState: "running" | "succeeded" | "failed" | "rolling_back" | "rolled_back" | "cancelled";
        /** @description A page of operations. */
        Operations: {
            operations: components["schemas"]["Operation"][];
            /** @description Token of the next page; null on the last. */
            next: string | null;
        };
        /** @description An orchestration that runs or ran. */
        Operation: {
            id: string;
            /** @description The operationId of the request that started it, or a follow-up: cleanUpService, cleanUpCredentials, pruneRevisions. */
            kind: string;
            /** @description What it is about, as myclu/www. */
            target: string;
            state: components["schemas"]["OperationState"];
            /** Format: date-time */
            startedAt: Date;
            /** Format: date-time */
            endedAt?: Date;
            steps: components["schemas"]["OperationStep"][];
            /** @description What the request is answered. */
            result?: components["schemas"]["ServiceOrchestration"] | components["schemas"]["ServiceOrchestrationUpdate"] | components["schemas"]["TaskDefinitionOrchestration"] | components["schemas"]["TaskDefinitionOrchestrationUpdate"] | components["schemas"]["TaskDefinitionAnswer"] | components["schemas"]["Service"];
            /** @description Why it failed. */
            problem?: components["schemas"]["Problem"];
        };
        /** @description One effect on AWS, or something that is waited for. */
        OperationStep: {
            /** @description AWS's name of the call, as createCluster. */
            name: string;
            resource: components["schemas"]["ResourceName"];
            /**
             * @description None for what is waited for.
             * @enum {string}
             */
            action?: "create" | "update" | "delete";
            /** @enum {string} */
            state: "started" | "succeeded" | "failed" | "rolled_back" | "rollback_failed" | "unchanged";
            /** Format: date-time */
            startedAt?: Date;
            /** Format: date-time */
            endedAt?: Date;
            /** @description How far a deployment is. */
            progress?: components["schemas"]["JsonValue"];
            /** @description Why it failed. */
            error?: string;
        };
        /** @description An AWS resource. */
        ResourceName: {
            /** @description As ecs:cluster, iam:role. */
            type: string;
            /** @description Name or ARN. */
            name: string;
        };
        /** @description A task definition to register as the next revision of its family. */
        RegisterTaskDefinitionRequest: {
            /** @description Name that all revisions share. */
            family: string;
            /** @description Role that the containers act under. */
            taskRoleArn?: string;
            /** @description Role that ECS acts under to pull images, fetch secrets and write logs. */
            executionRoleArn?: string;
            /**
             * @description Fargate knows awsvpc only.
             * @enum {string}
             */
            networkMode?: "awsvpc" | "bridge" | "host" | "none";
            /** @description The containers of one task, ten at most. */
            containerDefinitions: components["schemas"]["ContainerDefinition"][];
            /** @description What containers may mount. */
            volumes?: components["schemas"]["Volume"][];
            /** @description Not for Fargate. */
            placementConstraints?: components["schemas"]["TaskDefinitionPlacementConstraint"][];
            /** @description What AWS checks the definition against; FARGATE unless given. */
            requiresCompatibilities?: ("EC2" | "EXTERNAL" | "FARGATE" | "MANAGED_INSTANCES")[];
            /** @description CPU of the whole task, as text: units (1024 are one vCPU) or vCPUs, as in 1 vCPU. Fargate allows certain pairs of CPU and memory. */
            cpu?: string;
            /** @description Memory of the whole task, as text: MiB, or GB as in 2 GB. */
            memory?: string;
            tags?: components["schemas"]["Tag"][];
            /**
             * @description Whose processes the containers see; Fargate knows task only.
             * @enum {string}
             */
            pidMode?: "host" | "task";
            /**
             * @description Not for Fargate.
             * @enum {string}
             */
            ipcMode?: "host" | "none" | "task";
            /** @description An App Mesh proxy. */
            proxyConfiguration?: components["schemas"]["ProxyConfiguration"];
            /** @description No longer offered by AWS. */
            inferenceAccelerators?: components["schemas"]["InferenceAccelerator"][];
            /** @description Scratch space beyond Fargate's 20 GiB. */
            ephemeralStorage?: components["schemas"]["EphemeralStorage"];
            runtimePlatform?: components["schemas"]["RuntimePlatform"];
            /** @description Accept faults that the task's containers ask for. */
            enableFaultInjection?: boolean;
        };
        /** @description One container of a task definition. */
        ContainerDefinition: {
            /** @description Unique within the definition. */
            name?: string;
            /** @description Reference as Docker writes it, with tag or digest. */
            image?: string;
            /** @description For images in a private registry. */
            repositoryCredentials?: components["schemas"]["RepositoryCredentials"];
            /** @description CPU units reserved for this container out of the task's. */
            cpu?: number;
            /** @description Hard limit in MiB; beyond it the container is killed. */
            memory?: number;
            /** @description Soft limit in MiB. */
            memoryReservation?: number;
            /** @description Not on Fargate. */
            links?: string[];
            portMappings?: components["schemas"]["PortMapping"][];
            /** @description Whether the task stops with this container; true unless given. */
            essential?: boolean;
            /** @description Restarting this container alone, in place. */
            restartPolicy?: components["schemas"]["ContainerRestartPolicy"];
            /** @description Replaces the image's entry point. */
            entryPoint?: string[];
            /** @description Replaces the image's command. */
            command?: string[];
            /** @description Readable by whoever may read the definition; secrets belong in Secrets. */
            environment?: components["schemas"]["KeyValuePair"][];
            environmentFiles?: components["schemas"]["EnvironmentFile"][];
            mountPoints?: components["schemas"]["MountPoint"][];
            volumesFrom?: components["schemas"]["VolumeFrom"][];
            linuxParameters?: components["schemas"]["LinuxParameters"];
            /** @description Environment variables filled from Secrets Manager or Parameter Store at start. */
            secrets?: components["schemas"]["Secret"][];
            /** @description Containers of this task to wait for; the order is reversed on stopping. */
            dependsOn?: components["schemas"]["ContainerDependency"][];
            /** @description Seconds within which it must reach the condition that other containers wait for. */
            startTimeout?: number;
            /** @description Seconds between the stop signal and the kill; Fargate allows 120 at most, 30 unless given. */
            stopTimeout?: number;
            /**
             * @description Whether the tag is pinned to its digest for all tasks of a deployment.
             * @enum {string}
             */
            versionConsistency?: "disabled" | "enabled";
            /** @description Not with awsvpc. */
            hostname?: string;
            /** @description Name or number inside the container, with or without group. */
            user?: string;
            workingDirectory?: string;
            /** @description Not on Fargate. */
            disableNetworking?: boolean;
            /** @description Not on Fargate. */
            privileged?: boolean;
            /** @description Nothing can be written outside of volumes. */
            readonlyRootFilesystem?: boolean;
            /** @description Not on Fargate. */
            dnsServers?: string[];
            /** @description Not on Fargate. */
            dnsSearchDomains?: string[];
            /** @description Lines for /etc/hosts; not on Fargate. */
            extraHosts?: components["schemas"]["HostEntry"][];
            /** @description Not on Fargate. */
            dockerSecurityOptions?: string[];
            /** @description Keeps standard input open. */
            interactive?: boolean;
            /** @description Allocates a terminal. */
            pseudoTerminal?: boolean;
            dockerLabels?: {
                [key: string]: string;
            };
            ulimits?: components["schemas"]["Ulimit"][];
            logConfiguration?: components["schemas"]["LogConfiguration"];
            healthCheck?: components["schemas"]["HealthCheck"];
            systemControls?: components["schemas"]["SystemControl"][];
            /** @description GPUs and accelerators. */
            resourceRequirements?: components["schemas"]["ResourceRequirement"][];
            /** @description Makes this container the log router of the task. */
            firelensConfiguration?: components["schemas"]["FirelensConfiguration"];
            /** @description ARNs of gMSA credential specifications. */
            credentialSpecs?: string[];
        };
        /** @description Where the login of a private registry is kept. */
        RepositoryCredentials: {
            /** @description ARN of a secret in Secrets Manager. */
            credentialsParameter: string;
        };
        /** @description A port that a container listens on. */
        PortMapping: {
            containerPort?: number;
            /** @description With awsvpc the container's own port, or nothing. */
            hostPort?: number;
            /** @enum {string} */
            protocol?: "tcp" | "udp";
            /** @description What Service Connect calls the port. */
            name?: string;
            /**
             * @description Protocol that Service Connect's proxy speaks.
             * @enum {string}
             */
            appProtocol?: "grpc" | "http" | "http2";
            /** @description First and last port, as in 8000-8010, in place of ContainerPort. */
            containerPortRange?: string;
        };
        /** @description When a container is restarted without replacing its task. */
        ContainerRestartPolicy: {
            enabled: boolean;
            /** @description Exit codes that do not restart it. */
            ignoredExitCodes?: number[];
            /** @description Seconds that it must have run before it is restarted. */
            restartAttemptPeriod?: number;
        };
        /** @description A name and its value, as an environment variable. */
        KeyValuePair: {
            name?: string;
            value?: string;
        };
        /** @description A file of environment variables. */
        EnvironmentFile: {
            /** @description ARN of an S3 object that ends in .env. */
            value: string;
            /** @enum {string} */
            type: "s3";
        };
        /** @description Where a container sees a volume of its task. */
        MountPoint: {
            /** @description Name of a volume in Volumes. */
            sourceVolume?: string;
            containerPath?: string;
            readOnly?: boolean;
        };
        /** @description Takes over all mount points of another container. */
        VolumeFrom: {
            sourceContainer?: string;
            readOnly?: boolean;
        };
        /** @description Kernel options of a container. */
        LinuxParameters: {
            capabilities?: components["schemas"]["KernelCapabilities"];
            /** @description Not on Fargate. */
            devices?: components["schemas"]["Device"][];
            /** @description Runs an init that forwards signals and reaps processes. */
            initProcessEnabled?: boolean;
            /** @description Size of /dev/shm in MiB; not on Fargate. */
            sharedMemorySize?: number;
            /** @description Not on Fargate. */
            tmpfs?: components["schemas"]["Tmpfs"][];
            /** @description Swap in MiB; not on Fargate. */
            maxSwap?: number;
            /** @description Not on Fargate. */
            swappiness?: number;
        };
        /** @description Linux capabilities to give and to take. */
        KernelCapabilities: {
            /** @description Fargate allows SYS_PTRACE only. */
            add?: string[];
            drop?: string[];
        };
        /** @description A device of the host given to a container. */
        Device: {
            hostPath: string;
            containerPath?: string;
            permissions?: ("mknod" | "read" | "write")[];
        };
        /** @description A file system in memory. */
        Tmpfs: {
            containerPath: string;
            /** @description MiB. */
            size: number;
            mountOptions?: string[];
        };
        /** @description An environment variable, or log option, whose value is fetched when the container starts. */
        Secret: {
            /** @description The variable's name. */
            name: string;
            /** @description ARN of a secret or a parameter, or a parameter's name in the same Region. */
            valueFrom: string;
        };
        /** @description A container of the same task and what it must have reached. */
        ContainerDependency: {
            containerName: string;
            /** @enum {string} */
            condition: "COMPLETE" | "HEALTHY" | "START" | "SUCCESS";
        };
        /** @description A line for /etc/hosts. */
        HostEntry: {
            hostname: string;
            ipAddress: string;
        };
        /** @description A resource limit of a container. */
        Ulimit: {
            /** @enum {string} */
            name: "core" | "cpu" | "data" | "fsize" | "locks" | "memlock" | "msgqueue" | "nice" | "nofile" | "nproc" | "rss" | "rtprio" | "rttime" | "sigpending" | "stack";
            softLimit: number;
            hardLimit: number;
        };
        /** @description Where the output of a container goes. */
        LogConfiguration: {
            /**
             * @description Fargate knows awslogs, splunk and awsfirelens.
             * @enum {string}
             */
            logDriver: "awsfirelens" | "awslogs" | "fluentd" | "gelf" | "journald" | "json-file" | "splunk" | "syslog";
            /** @description The driver's options, as awslogs-group and awslogs-stream-prefix. */
            options?: {
                [key: string]: string;
            };
            /** @description Options whose values are fetched from Secrets Manager or Parameter Store. */
            secretOptions?: components["schemas"]["Secret"][];
        };
        /** @description How ECS finds out whether a container is healthy. */
        HealthCheck: {
            /** @description Begins with CMD or CMD-SHELL. */
            command: string[];
            /** @description Seconds between checks. */
            interval?: number;
            /** @description Seconds until a check counts as failed. */
            timeout?: number;
            /** @description Failures in a row that make it unhealthy. */
            retries?: number;
            /** @description Seconds after the start in which failures do not count. */
            startPeriod?: number;
        };
        /** @description A kernel parameter (sysctl) of a container. */
        SystemControl: {
            namespace?: string;
            value?: string;
        };
        /** @description A GPU or an accelerator that a container needs. */
        ResourceRequirement: {
            value?: string;
            /** @enum {string} */
            type: "GPU" | "InferenceAccelerator" | "NeuronDevice";
            sharingStrategy?: components["schemas"]["SharingStrategy"];
        };
        /** @description How a container shares a GPU; exactly one member. */
        SharingStrategy: {
            nvidiaMps?: components["schemas"]["NvidiaMpsAllocation"];
        };
        /** @description The share of a GPU that NVIDIA's MPS gives a container. */
        NvidiaMpsAllocation: {
            memory: number;
            maxComputePercent?: number;
        };
        /** @description The log router that the container is. */
        FirelensConfiguration: {
            /** @enum {string} */
            type: "fluentbit" | "fluentd";
            options?: {
                [key: string]: string;
            };
        };
        /** @description Storage that containers of the task can mount, of one of these kinds. */
        Volume: {
            name?: string;
            /** @description A folder of the host, or on Fargate an empty one of the task's own. */
            host?: components["schemas"]["HostVolumeProperties"];
            /** @description Not on Fargate. */
            dockerVolumeConfiguration?: components["schemas"]["DockerVolumeConfiguration"];
            efsVolumeConfiguration?: components["schemas"]["EFSVolumeConfiguration"];
            s3filesVolumeConfiguration?: components["schemas"]["S3FilesVolumeConfiguration"];
            /** @description Not on Fargate. */
            fsxWindowsFileServerVolumeConfiguration?: components["schemas"]["FSxWindowsFileServerVolumeConfiguration"];
            /** @description An EBS volume whose details the service or the task gives. */
            configuredAtLaunch?: boolean;
        };
        /** @description A folder of the host. */
        HostVolumeProperties: {
            /** @description Not on Fargate. */
            sourcePath?: string;
        };
        /** @description A volume that Docker manages. */
        DockerVolumeConfiguration: {
            /** @enum {string} */
            scope?: "shared" | "task";
            autoprovision?: boolean;
            driver?: string;
            driverOpts?: {
                [key: string]: string;
            };
            labels?: {
                [key: string]: string;
            };
        };
        /** @description A folder on an EFS file system. */
        EFSVolumeConfiguration: {
            fileSystemId: string;
            /** @description Leave it out, or give /, when an access point is used. */
            rootDirectory?: string;
            /** @enum {string} */
            transitEncryption?: "DISABLED" | "ENABLED";
            transitEncryptionPort?: number;
            authorizationConfig?: components["schemas"]["EFSAuthorizationConfig"];
        };
        /** @description How the task is let in to the EFS file system. */
        EFSAuthorizationConfig: {
            accessPointId?: string;
            /**
             * @description Whether the task's role is used; needs TransitEncryption.
             * @enum {string}
             */
            iam?: "DISABLED" | "ENABLED";
        };
        /** @description A folder on an S3 Files file system. */
        S3FilesVolumeConfiguration: {
            fileSystemArn: string;
            /** @description Leave it out, or give /, when an access point is used. */
            rootDirectory?: string;
            transitEncryptionPort?: number;
            accessPointArn?: string;
        };
        /** @description A folder on an FSx for Windows file server. */
        FSxWindowsFileServerVolumeConfiguration: {
            fileSystemId: string;
            rootDirectory: string;
            authorizationConfig: components["schemas"]["FSxWindowsFileServerAuthorizationConfig"];
        };
        /** @description The login to an FSx for Windows file server. */
        FSxWindowsFileServerAuthorizationConfig: {
            /** @description ARN of the secret or parameter with the login. */
            credentialsParameter: string;
            /** @description Active Directory domain. */
            domain: string;
        };
        /** @description A rule for instances that the task may run on. */
        TaskDefinitionPlacementConstraint: {
            /** @enum {string} */
            type?: "memberOf";
            /** @description In the cluster query language. */
            expression?: string;
        };
        /** @description A tag of any resource. */
        Tag: {
            key?: string;
            value?: string;
        };
        /** @description The App Mesh proxy of a task. */
        ProxyConfiguration: {
            /** @enum {string} */
            type?: "APPMESH";
            /** @description The container that is the proxy. */
            containerName: string;
            properties?: components["schemas"]["KeyValuePair"][];
        };
        /** @description An Elastic Inference accelerator; no longer offered by AWS. */
        InferenceAccelerator: {
            deviceName: string;
            deviceType: string;
        };
        /** @description Scratch space that all containers of a task share. */
        EphemeralStorage: {
            /** @description At least 21 when asked for; a Fargate task has 20 anyway. */
            sizeInGiB: number;
        };
        /** @description What the task's images are built for. */
        RuntimePlatform: {
            /** @enum {string} */
            cpuArchitecture?: "ARM64" | "X86_64";
            /** @enum {string} */
            operatingSystemFamily?: "LINUX" | "WINDOWS_SERVER_2004_CORE" | "WINDOWS_SERVER_2016_FULL" | "WINDOWS_SERVER_2019_CORE" | "WINDOWS_SERVER_2019_FULL" | "WINDOWS_SERVER_2022_CORE" | "WINDOWS_SERVER_2022_FULL" | "WINDOWS_SERVER_2025_CORE" | "WINDOWS_SERVER_2025_FULL" | "WINDOWS_SERVER_20H2_CORE";
        };
        /** @description A service: tasks of one definition kept running. */
        CreateServiceRequest: {
            /** @description Name or ARN of an existing cluster. */
            cluster?: string;
            /** @description Unique within the cluster. */
            serviceName: string;
            /** @description Family, family and revision (web:3), or ARN. */
            taskDefinition?: string;
            /**
             * @description Whether ECS evens out tasks between zones.
             * @enum {string}
             */
            availabilityZoneRebalancing?: "DISABLED" | "ENABLED";
            /** @description Target groups that tasks are registered with. */
            loadBalancers?: components["schemas"]["LoadBalancer"][];
            /** @description Cloud Map services that tasks are registered with; AWS takes one. */
            serviceRegistries?: components["schemas"]["ServiceRegistry"][];
            /** @description How many tasks to keep running. */
            desiredCount?: number;
            /** @description Makes a repeated call harmless. */
            clientToken?: string;
            /**
             * @description Instead of a capacity provider strategy.
             * @enum {string}
             */
            launchType?: "EC2" | "EXTERNAL" | "FARGATE" | "MANAGED_INSTANCES";
            /** @description Instead of a launch type. */
            capacityProviderStrategy?: components["schemas"]["CapacityProviderStrategyItem"][];
            /** @description Of Fargate; LATEST unless given. */
            platformVersion?: string;
            /** @description For load balancers without awsvpc only. */
            role?: string;
            deploymentConfiguration?: components["schemas"]["DeploymentConfiguration"];
            /** @description Not on Fargate. */
            placementConstraints?: components["schemas"]["PlacementConstraint"][];
            /** @description Not on Fargate. */
            placementStrategy?: components["schemas"]["PlacementStrategy"][];
            networkConfiguration?: components["schemas"]["NetworkConfiguration"];
            /** @description Seconds after a task's start in which failing health checks do not count. */
            healthCheckGracePeriodSeconds?: number;
            /**
             * @description Fargate knows REPLICA only.
             * @enum {string}
             */
            schedulingStrategy?: "DAEMON" | "REPLICA";
            deploymentController?: components["schemas"]["DeploymentController"];
            tags?: components["schemas"]["Tag"][];
            /** @description Tags tasks with cluster and service. */
            enableECSManagedTags?: boolean;
            /**
             * @description Whose tags the tasks get.
             * @enum {string}
             */
            propagateTags?: "NONE" | "SERVICE" | "TASK_DEFINITION";
            /** @description Allows a shell in the containers. */
            enableExecuteCommand?: boolean;
            serviceConnectConfiguration?: components["schemas"]["ServiceConnectConfiguration"];
            volumeConfigurations?: components["schemas"]["ServiceVolumeConfiguration"][];
            vpcLatticeConfigurations?: components["schemas"]["VpcLatticeConfiguration"][];
            /** @description AWS takes one. */
            gatewayConnectors?: components["schemas"]["GatewayConnector"][];
            monitoring?: components["schemas"]["MonitoringConfiguration"];
        };
        /** @description A target group that a container of the service is registered with. */
        LoadBalancer: {
            targetGroupArn?: string;
            /** @description Classic load balancers only. */
            loadBalancerName?: string;
            containerName?: string;
            containerPort?: number;
            /** @description For blue/green deployments. */
            advancedConfiguration?: components["schemas"]["AdvancedConfiguration"];
        };
        /** @description What ECS switches over in a blue/green deployment. */
        AdvancedConfiguration: {
            /** @description The other target group. */
            alternateTargetGroupArn?: string;
            /** @description ARN of the rule, or network listener, that carries real traffic. */
            productionListenerRule?: string;
            /** @description ARN of the rule, or network listener, that carries test traffic. */
            testListenerRule?: string;
            /** @description Role that ECS acts under towards the load balancer. */
            roleArn?: string;
        };
        /** @description A Cloud Map service that tasks are registered with. */
        ServiceRegistry: {
            /** @description ARN of the Cloud Map service. */
            registryArn?: string;
            /** @description For SRV records. */
            port?: number;
            /** @description For SRV records, with ContainerPort. */
            containerName?: string;
            containerPort?: number;
        };
        /** @description The share of tasks that a capacity provider gets. */
        CapacityProviderStrategyItem: {
            /** @description FARGATE, FARGATE_SPOT, or one of the account's. */
            capacityProvider: string;
            /** @description Relative share of the tasks beyond the base. */
            weight?: number;
            /** @description Tasks that go here first. */
            base?: number;
        };
        /** @description How old tasks are replaced by new ones. */
        DeploymentConfiguration: {
            deploymentCircuitBreaker?: components["schemas"]["DeploymentCircuitBreaker"];
            /** @description Upper limit of running tasks, in percent of the desired count. */
            maximumPercent?: number;
            /** @description Lower limit of healthy tasks, in percent of the desired count. */
            minimumHealthyPercent?: number;
            /** @description CloudWatch alarms that fail the deployment. */
            alarms?: components["schemas"]["DeploymentAlarms"];
            /** @enum {string} */
            strategy?: "BLUE_GREEN" | "CANARY" | "LINEAR" | "ROLLING";
            /** @description How long old and new run side by side after traffic has shifted. */
            bakeTimeInMinutes?: number;
            lifecycleHooks?: components["schemas"]["DeploymentLifecycleHook"][];
            /** @description For strategy LINEAR. */
            linearConfiguration?: components["schemas"]["LinearConfiguration"];
            /** @description For strategy CANARY. */
            canaryConfiguration?: components["schemas"]["CanaryConfiguration"];
            earlySuccessCriteria?: components["schemas"]["DeploymentEarlySuccessCriteria"];
        };
        /** @description Fails a rolling deployment whose tasks do not start. */
        DeploymentCircuitBreaker: {
            enable: boolean;
            /** @description Goes back to the last deployment that succeeded. */
            rollback: boolean;
            /** @description A healthy task sets the count of failures back; true unless given. */
            resetOnHealthyTask?: boolean;
            thresholdConfiguration?: components["schemas"]["ThresholdConfiguration"];
        };
        /** @description How many failures the circuit breaker tolerates. */
        ThresholdConfiguration: {
            /** @enum {string} */
            type: "BOUNDED_PERCENT" | "COUNT" | "UNBOUNDED_PERCENT";
            /** @description A number of tasks, or percent of the desired count, as Type says. */
            value: number;
        };
        /** @description CloudWatch alarms that fail a deployment. */
        DeploymentAlarms: {
            alarmNames: string[];
            rollback: boolean;
            enable: boolean;
        };
        /** @description Something that happens at stages of a deployment: a Lambda function, or a pause. */
        DeploymentLifecycleHook: {
            /** @enum {string} */
            targetType?: "AWS_LAMBDA" | "PAUSE";
            /** @description ARN of the function; nothing for a pause. */
            hookTargetArn?: string;
            /** @description Role that ECS calls the function under. */
            roleArn?: string;
            lifecycleStages?: ("POST_PRODUCTION_TRAFFIC_SHIFT" | "POST_SCALE_UP" | "POST_TEST_TRAFFIC_SHIFT" | "PRE_PRODUCTION_TRAFFIC_SHIFT" | "PRE_SCALE_UP" | "PRODUCTION_TRAFFIC_SHIFT" | "RECONCILE_SERVICE" | "TEST_TRAFFIC_SHIFT")[];
            /** @description Passed to the function as it is. */
            hookDetails?: components["schemas"]["JsonValue"];
            timeoutConfiguration?: components["schemas"]["DeploymentLifecycleHookTimeoutConfiguration"];
        };
        /** @description What happens when a hook takes too long. */
        DeploymentLifecycleHookTimeoutConfiguration: {
            /** @description 1440 unless given. */
            timeoutInMinutes?: number;
            /**
             * @description ROLLBACK unless given.
             * @enum {string}
             */
            action?: "CONTINUE" | "ROLLBACK";
        };
        /** @description Shifts traffic in equal steps. */
        LinearConfiguration: {
            stepPercent?: number;
            /** @description Wait between steps. */
            stepBakeTimeInMinutes?: number;
        };
        /** @description Shifts some of the traffic first, then the rest. */
        CanaryConfiguration: {
            canaryPercent?: number;
            /** @description Wait before the rest. */
            canaryBakeTimeInMinutes?: number;
        };
        /** @description Ends a rolling deployment as soon as enough new tasks are healthy. */
        DeploymentEarlySuccessCriteria: {
            enable: boolean;
            /** @description Of the desired count. */
            healthyPercent?: number;
            /**
             * @description Whether the old tasks must be gone first.
             * @enum {string}
             */
            sourceServiceRevisionCleanup?: "BLOCKING" | "DEFERRED";
        };
        /** @description A rule for instances that tasks may run on; not on Fargate. */
        PlacementConstraint: {
            /** @enum {string} */
            type?: "distinctInstance" | "memberOf";
            /** @description In the cluster query language. */
            expression?: string;
        };
        /** @description How tasks are spread over instances; not on Fargate. */
        PlacementStrategy: {
            /** @enum {string} */
            type?: "binpack" | "random" | "spread";
            /** @description What is spread or packed by, as attribute:ecs.availability-zone. */
            field?: string;
        };
        /** @description The network of the tasks; needed with awsvpc. */
        NetworkConfiguration: {
            awsvpcConfiguration?: components["schemas"]["AwsVpcConfiguration"];
        };
        /** @description Subnets and security groups of the tasks' network interfaces, all of one VPC. */
        AwsVpcConfiguration: {
            subnets?: string[];
            /** @description The VPC's default group unless given. */
            securityGroups?: string[];
            /** @enum {string} */
            assignPublicIp?: "DISABLED" | "ENABLED";
        };
        /** @description Who deploys: ECS, CodeDeploy, or somebody else. */
        DeploymentController: {
            /** @enum {string} */
            type: "CODE_DEPLOY" | "ECS" | "EXTERNAL";
        };
        /** @description How the service finds others, and is found, by names within a namespace. */
        ServiceConnectConfiguration: {
            enabled: boolean;
            /** @description Name or ARN; the cluster's default unless given. */
            namespace?: string;
            /** @description Ports to offer under names. */
            services?: components["schemas"]["ServiceConnectService"][];
            /** @description Log of the proxy container. */
            logConfiguration?: components["schemas"]["LogConfiguration"];
            accessLogConfiguration?: components["schemas"]["ServiceConnectAccessLogConfiguration"];
            /** @description Settings of the proxy container, each at most once. */
            containerConfigurations?: components["schemas"]["ServiceConnectContainerConfiguration"][];
        };
        /** @description A port that others reach by name. */
        ServiceConnectService: {
            /** @description Name of a port mapping in the task definition. */
            portName: string;
            /** @description Name in Cloud Map; the port's name unless given. */
            discoveryName?: string;
            /** @description AWS takes one. */
            clientAliases?: components["schemas"]["ServiceConnectClientAlias"][];
            /** @description Port that the proxy listens on. */
            ingressPortOverride?: number;
            timeout?: components["schemas"]["TimeoutConfiguration"];
            tls?: components["schemas"]["ServiceConnectTlsConfiguration"];
        };
        /** @description Name and port that clients use. */
        ServiceConnectClientAlias: {
            port: number;
            dnsName?: string;
            testTrafficRules?: components["schemas"]["ServiceConnectTestTrafficRules"];
        };
        /** @description Which requests count as test traffic in a blue/green deployment. */
        ServiceConnectTestTrafficRules: {
            header: components["schemas"]["ServiceConnectTestTrafficHeaderRules"];
        };
        /** @description The header that marks test traffic. */
        ServiceConnectTestTrafficHeaderRules: {
            name: string;
            value?: components["schemas"]["ServiceConnectTestTrafficHeaderMatchRules"];
        };
        /** @description The value that marks test traffic. */
        ServiceConnectTestTrafficHeaderMatchRules: {
            exact: string;
        };
        /** @description Timeouts of Service Connect's proxy; 0 is none. */
        TimeoutConfiguration: {
            idleTimeoutSeconds?: number;
            /** @description Not for TCP. */
            perRequestTimeoutSeconds?: number;
        };
        /** @description TLS between Service Connect's proxies. */
        ServiceConnectTlsConfiguration: {
            issuerCertificateAuthority: components["schemas"]["ServiceConnectTlsCertificateAuthority"];
            kmsKey?: string;
            roleArn?: string;
        };
        /** @description Who signs the certificates. */
        ServiceConnectTlsCertificateAuthority: {
            /** @description ARN of an authority in AWS Private CA. */
            awsPcaAuthorityArn?: string;
        };
        /** @description Access log of Service Connect's proxy. */
        ServiceConnectAccessLogConfiguration: {
            /** @enum {string} */
            format: "JSON" | "TEXT";
            /** @enum {string} */
            includeQueryParameters?: "DISABLED" | "ENABLED";
        };
        /** @description A setting of Service Connect's proxy container; exactly one member. */
        ServiceConnectContainerConfiguration: {
            /** @enum {string} */
            logLevel?: "debug" | "info";
        };
        /** @description The volume that a task definition leaves to be configured at launch. */
        ServiceVolumeConfiguration: {
            /** @description As the task definition calls it. */
            name: string;
            managedEBSVolume?: components["schemas"]["ServiceManagedEBSVolumeConfiguration"];
        };
        /** @description The EBS volume that each task of the service gets. */
        ServiceManagedEBSVolumeConfiguration: {
            encrypted?: boolean;
            kmsKeyId?: string;
            /** @description As EC2 calls it: gp3, gp2, io2, io1, st1, sc1. */
            volumeType?: string;
            /** @description Or a snapshot. */
            sizeInGiB?: number;
            /** @description Or a size. */
            snapshotId?: string;
            /** @description MiB a second in which a snapshot is fetched. */
            volumeInitializationRate?: number;
            iops?: number;
            /** @description MiB a second; gp3 only. */
            throughput?: number;
            tagSpecifications?: components["schemas"]["EBSTagSpecification"][];
            /** @description Role that ECS manages volumes under. */
            roleArn: string;
            /**
             * @description xfs on Linux unless given.
             * @enum {string}
             */
            filesystemType?: "ext3" | "ext4" | "ntfs" | "xfs";
        };
        /** @description Tags of a volume. */
        EBSTagSpecification: {
            /** @enum {string} */
            resourceType: "volume";
            tags?: components["schemas"]["Tag"][];
            /**
             * @description Whose tags the volume gets as well.
             * @enum {string}
             */
            propagateTags?: "NONE" | "SERVICE" | "TASK_DEFINITION";
        };
        /** @description A VPC Lattice target group that tasks are registered with. */
        VpcLatticeConfiguration: {
            /** @description Role that ECS acts under towards VPC Lattice. */
            roleArn: string;
            targetGroupArn: string;
            /** @description Name of a port mapping in the task definition. */
            portName: string;
            /** @description For blue/green deployments. */
            advancedConfiguration?: components["schemas"]["VpcLatticeAdvancedConfiguration"];
        };
        /** @description What ECS switches over in a blue/green deployment. */
        VpcLatticeAdvancedConfiguration: {
            /** @description The other target group. */
            alternateTargetGroupArn?: string;
            /** @description ARN of the rule that carries real traffic. */
            productionListenerRule?: string;
            /** @description ARN of the rule that carries test traffic. */
            testListenerRule?: string;
        };
        /** @description Attaches a port of the service to a gateway's ingress. */
        GatewayConnector: {
            /** @description Name of a port mapping in the task definition. */
            portName: string;
            healthCheck?: components["schemas"]["GatewayConnectorHealthCheck"];
            filters?: components["schemas"]["GatewayConnectorFilters"];
        };
        /** @description How the gateway finds out whether tasks are healthy. */
        GatewayConnectorHealthCheck: {
            /** @enum {string} */
            healthCheckProtocol?: "HTTP" | "HTTPS";
            healthCheckPort?: number;
            healthCheckPath?: string;
            healthCheckTimeoutSeconds?: number;
            healthCheckIntervalSeconds?: number;
            healthyThresholdCount?: number;
            unhealthyThresholdCount?: number;
            matcher?: components["schemas"]["GatewayConnectorHealthCheckMatcher"];
        };
        /** @description Answers that count as healthy. */
        GatewayConnectorHealthCheckMatcher: {
            httpCode?: string;
            grpcCode?: string;
        };
        /** @description Which of the gateway's ingresses apply. */
        GatewayConnectorFilters: {
            accessTypes?: ("PRIVATE" | "PUBLIC")[];
        };
        /** @description How often CloudWatch gets the service's metrics. */
        MonitoringConfiguration: {
            metricConfigurations?: components["schemas"]["MetricConfiguration"][];
        };
        /** @description Some metrics and their resolution. */
        MetricConfiguration: {
            /** @description CPUUtilization, MemoryUtilization. */
            metricNames: string[];
            /** @description 20 or 60. */
            resolutionSeconds: number;
        };
        /** @description Changes to a service; what is left out stays. */
        UpdateServiceRequest: {
            /** @description Name or ARN; taken from the path. */
            cluster?: string;
            /** @description Name or ARN; taken from the path where the path names the service. */
            service?: string;
            /** @description How many tasks to keep running. */
            desiredCount?: number;
            /** @description Family, family and revision (web:3), or ARN. */
            taskDefinition?: string;
            /** @description Changing it needs ForceNewDeployment. */
            capacityProviderStrategy?: components["schemas"]["CapacityProviderStrategyItem"][];
            deploymentConfiguration?: components["schemas"]["DeploymentConfiguration"];
            /**
             * @description Whether ECS evens out tasks between zones.
             * @enum {string}
             */
            availabilityZoneRebalancing?: "DISABLED" | "ENABLED";
            networkConfiguration?: components["schemas"]["NetworkConfiguration"];
            /** @description Not on Fargate. */
            placementConstraints?: components["schemas"]["PlacementConstraint"][];
            /** @description Not on Fargate. */
            placementStrategy?: components["schemas"]["PlacementStrategy"][];
            /** @description Of Fargate. */
            platformVersion?: string;
            /** @description Replaces all tasks although nothing changed, as to pull a tag anew. */
            forceNewDeployment?: boolean;
            /** @description Seconds after a task's start in which failing health checks do not count. */
            healthCheckGracePeriodSeconds?: number;
            deploymentController?: components["schemas"]["DeploymentController"];
            /** @description Allows a shell in the containers. */
            enableExecuteCommand?: boolean;
            /** @description Tags tasks with cluster and service. */
            enableECSManagedTags?: boolean;
            /** @description Target groups that tasks are registered with; an empty list removes them. */
            loadBalancers?: components["schemas"]["LoadBalancer"][];
            /**
             * @description Whose tags the tasks get.
             * @enum {string}
             */
            propagateTags?: "NONE" | "SERVICE" | "TASK_DEFINITION";
            /** @description Cloud Map services that tasks are registered with; an empty list removes them. */
            serviceRegistries?: components["schemas"]["ServiceRegistry"][];
            serviceConnectConfiguration?: components["schemas"]["ServiceConnectConfiguration"];
            volumeConfigurations?: components["schemas"]["ServiceVolumeConfiguration"][];
            vpcLatticeConfigurations?: components["schemas"]["VpcLatticeConfiguration"][];
            /** @description AWS takes one. */
            gatewayConnectors?: components["schemas"]["GatewayConnector"][];
            monitoring?: components["schemas"]["MonitoringConfiguration"];
        };
        /** @description Tasks to run once. */
        RunTaskRequest: {
            /** @description Instead of a launch type. */
            capacityProviderStrategy?: components["schemas"]["CapacityProviderStrategyItem"][];
            /** @description Name or ARN; taken from the path. */
            cluster?: string;
            /** @description How many, ten at most. */
            count?: number;
            /** @description Tags the tasks with the cluster. */
            enableECSManagedTags?: boolean;
            /** @description Allows a shell in the containers. */
            enableExecuteCommand?: boolean;
            /** @description Task group; the family unless given. */
            group?: string;
            /**
             * @description Instead of a capacity provider strategy.
             * @enum {string}
             */
            launchType?: "EC2" | "EXTERNAL" | "FARGATE" | "MANAGED_INSTANCES";
            networkConfiguration?: components["schemas"]["NetworkConfiguration"];
            overrides?: components["schemas"]["TaskOverride"];
            /** @description Not on Fargate. */
            placementConstraints?: components["schemas"]["PlacementConstraint"][];
            /** @description Not on Fargate. */
            placementStrategy?: components["schemas"]["PlacementStrategy"][];
            /** @description Of Fargate; LATEST unless given. */
            platformVersion?: string;
            /**
             * @description Whose tags the tasks get.
             * @enum {string}
             */
            propagateTags?: "NONE" | "SERVICE" | "TASK_DEFINITION";
            /** @description AWS's own. */
            referenceId?: string;
            /** @description A mark of whoever started them, which tasks can be listed by. */
            startedBy?: string;
            tags?: components["schemas"]["Tag"][];
            /** @description Family, family and revision (web:3), or ARN. */
            taskDefinition?: string;
            /** @description Makes a repeated call harmless. */
            clientToken?: string;
            /** @description For the volume that the definition leaves to be configured at launch. */
            volumeConfigurations?: components["schemas"]["TaskVolumeConfiguration"][];
        };
        /** @description What differs from the task definition, for these tasks only. */
        TaskOverride: {
            containerOverrides?: components["schemas"]["ContainerOverride"][];
            /** @description CPU of the whole task, as text. */
            cpu?: string;
            /** @description No longer offered by AWS. */
            inferenceAcceleratorOverrides?: components["schemas"]["InferenceAcceleratorOverride"][];
            executionRoleArn?: string;
            /** @description Memory of the whole task, as text. */
            memory?: string;
            taskRoleArn?: string;
            ephemeralStorage?: components["schemas"]["EphemeralStorage"];
        };
        /** @description What differs from one container's definition. */
        ContainerOverride: {
            /** @description The container; needed with any other member. */
            name?: string;
            /** @description Replaces the definition's. */
            command?: string[];
            /** @description Added to the definition's; the same name replaces. */
            environment?: components["schemas"]["KeyValuePair"][];
            environmentFiles?: components["schemas"]["EnvironmentFile"][];
            cpu?: number;
            /** @description MiB. */
            memory?: number;
            /** @description MiB. */
            memoryReservation?: number;
            resourceRequirements?: components["schemas"]["ResourceRequirement"][];
        };
        /** @description An Elastic Inference accelerator; no longer offered by AWS. */
        InferenceAcceleratorOverride: {
            deviceName?: string;
            deviceType?: string;
        };
        /** @description The volume that a task definition leaves to be configured at launch. */
        TaskVolumeConfiguration: {
            /** @description As the task definition calls it. */
            name: string;
            managedEBSVolume?: components["schemas"]["TaskManagedEBSVolumeConfiguration"];
        };
        /** @description The EBS volume that a task gets. */
        TaskManagedEBSVolumeConfiguration: {
            encrypted?: boolean;
            kmsKeyId?: string;
            /** @description As EC2 calls it: gp3, gp2, io2, io1, st1, sc1. */
            volumeType?: string;
            /** @description Or a snapshot. */
            sizeInGiB?: number;
            /** @description Or a size. */
            snapshotId?: string;
            /** @description MiB a second in which a snapshot is fetched. */
            volumeInitializationRate?: number;
            iops?: number;
            /** @description MiB a second; gp3 only. */
            throughput?: number;
            tagSpecifications?: components["schemas"]["EBSTagSpecification"][];
            /** @description Role that ECS manages volumes under. */
            roleArn: string;
            terminationPolicy?: components["schemas"]["TaskManagedEBSVolumeTerminationPolicy"];
            /**
             * @description xfs on Linux unless given.
             * @enum {string}
             */
            filesystemType?: "ext3" | "ext4" | "ntfs" | "xfs";
        };
        /** @description What becomes of the volume when the task stops. */
        TaskManagedEBSVolumeTerminationPolicy: {
            deleteOnTermination: boolean;
        };
        /** @description A cluster to create. */
        CreateClusterRequest: {
            /** @description The space. */
            clusterName?: string;
            tags?: components["schemas"]["Tag"][];
            settings?: components["schemas"]["ClusterSetting"][];
            configuration?: components["schemas"]["ClusterConfiguration"];
            /** @description FARGATE and FARGATE_SPOT unless given. */
            capacityProviders?: string[];
            /** @description What tasks and services get that name neither strategy nor launch type. */
            defaultCapacityProviderStrategy?: components["schemas"]["CapacityProviderStrategyItem"][];
            serviceConnectDefaults?: components["schemas"]["ClusterServiceConnectDefaultsRequest"];
        };
        /** @description A setting of a cluster. */
        ClusterSetting: {
            /** @enum {string} */
            name?: "containerInsights";
            /** @description Of containerInsights: enhanced, enabled or disabled. */
            value?: string;
        };
        /** @description Execute command and storage encryption of a cluster. */
        ClusterConfiguration: {
            executeCommandConfiguration?: components["schemas"]["ExecuteCommandConfiguration"];
            managedStorageConfiguration?: components["schemas"]["ManagedStorageConfiguration"];
        };
        /** @description Encryption and log of shells in containers. */
        ExecuteCommandConfiguration: {
            /** @description Key of the session's data. */
            kmsKeyId?: string;
            /**
             * @description DEFAULT is the container's own awslogs configuration; OVERRIDE is LogConfiguration.
             * @enum {string}
             */
            logging?: "DEFAULT" | "NONE" | "OVERRIDE";
            logConfiguration?: components["schemas"]["ExecuteCommandLogConfiguration"];
        };
        /** @description Where shells in containers are logged. */
        ExecuteCommandLogConfiguration: {
            cloudWatchLogGroupName?: string;
            cloudWatchEncryptionEnabled?: boolean;
            s3BucketName?: string;
            s3EncryptionEnabled?: boolean;
            s3KeyPrefix?: string;
        };
        /** @description Keys of the storage that ECS manages. */
        ManagedStorageConfiguration: {
            kmsKeyId?: string;
            fargateEphemeralStorageKmsKeyId?: string;
        };
        /** @description The Service Connect namespace of services that name none. */
        ClusterServiceConnectDefaultsRequest: {
            /** @description Name or ARN; a name that does not exist is made. */
            namespace: string;
        };
        /** @description A cluster, as ECS describes it. */
        Cluster: {
            clusterArn?: string;
            clusterName?: string;
            configuration?: components["schemas"]["ClusterConfiguration"];
            /** @description ACTIVE, PROVISIONING, DEPROVISIONING, FAILED or INACTIVE. */
            status?: string;
            registeredContainerInstancesCount?: number;
            runningTasksCount?: number;
            pendingTasksCount?: number;
            activeServicesCount?: number;
            /** @description Counts by launch type. */
            statistics?: components["schemas"]["KeyValuePair"][];
            tags?: components["schemas"]["Tag"][];
            settings?: components["schemas"]["ClusterSetting"][];
            capacityProviders?: string[];
            defaultCapacityProviderStrategy?: components["schemas"]["CapacityProviderStrategyItem"][];
            attachments?: components["schemas"]["Attachment"][];
            /** @description Of the capacity providers. */
            attachmentsStatus?: string;
            serviceConnectDefaults?: components["schemas"]["ClusterServiceConnectDefaults"];
        };
        /** @description Something that is attached to a task or cluster, as a network interface. */
        Attachment: {
            id?: string;
            /** @description As ElasticNetworkInterface. */
            type?: string;
            status?: string;
            /** @description As subnetId, networkInterfaceId, privateIPv4Address. */
            details?: components["schemas"]["KeyValuePair"][];
        };
        /** @description The Service Connect namespace of services that name none. */
        ClusterServiceConnectDefaults: {
            /** @description ARN. */
            namespace?: string;
        };
        /** @description A service, as ECS describes it. */
        ServiceBase: {
            serviceArn?: string;
            serviceName?: string;
            clusterArn?: string;
            loadBalancers?: components["schemas"]["LoadBalancer"][];
            serviceRegistries?: components["schemas"]["ServiceRegistry"][];
            /** @description ACTIVE, DRAINING or INACTIVE. */
            status?: string;
            desiredCount?: number;
            runningCount?: number;
            pendingCount?: number;
            /** @enum {string} */
            launchType?: "EC2" | "EXTERNAL" | "FARGATE" | "MANAGED_INSTANCES";
            capacityProviderStrategy?: components["schemas"]["CapacityProviderStrategyItem"][];
            platformVersion?: string;
            platformFamily?: string;
            deploymentConfiguration?: components["schemas"]["DeploymentConfiguration"];
            /** @description With deployment controllers other than ECS. */
            taskSets?: components["schemas"]["TaskSet"][];
            /** @description The running one first. */
            deployments?: components["schemas"]["Deployment"][];
            roleArn?: string;
            /** @description The last hundred. */
            events?: components["schemas"]["ServiceEvent"][];
            /** Format: date-time */
            createdAt?: Date;
            /** @description ARN of the deployment in progress. */
            currentServiceDeployment?: string;
            currentServiceRevisions?: components["schemas"]["ServiceCurrentRevisionSummary"][];
            placementConstraints?: components["schemas"]["PlacementConstraint"][];
            placementStrategy?: components["schemas"]["PlacementStrategy"][];
            networkConfiguration?: components["schemas"]["NetworkConfiguration"];
            healthCheckGracePeriodSeconds?: number;
            /** @enum {string} */
            schedulingStrategy?: "DAEMON" | "REPLICA";
            deploymentController?: components["schemas"]["DeploymentController"];
            tags?: components["schemas"]["Tag"][];
            /** @description The principal. */
            createdBy?: string;
            enableECSManagedTags?: boolean;
            /** @enum {string} */
            propagateTags?: "NONE" | "SERVICE" | "TASK_DEFINITION";
            enableExecuteCommand?: boolean;
            /** @enum {string} */
            availabilityZoneRebalancing?: "DISABLED" | "ENABLED";
            /** @enum {string} */
            resourceManagementType?: "CUSTOMER" | "ECS";
        };
        /** @description A service, as ECS describes it. */
        Service: components["schemas"]["ServiceBase"] & {
            /** @description ARN of its task definition. */
            taskDefinition?: string;
        };
        /** @description Tasks that an external deployment controller manages. */
        TaskSet: {
            id?: string;
            taskSetArn?: string;
            serviceArn?: string;
            clusterArn?: string;
            startedBy?: string;
            externalId?: string;
            status?: string;
            taskDefinition?: string;
            /** @description The service's desired count times the scale. */
            computedDesiredCount?: number;
            pendingCount?: number;
            runningCount?: number;
            /** Format: date-time */
            createdAt?: Date;
            /** Format: date-time */
            updatedAt?: Date;
            /** @enum {string} */
            launchType?: "EC2" | "EXTERNAL" | "FARGATE" | "MANAGED_INSTANCES";
            capacityProviderStrategy?: components["schemas"]["CapacityProviderStrategyItem"][];
            platformVersion?: string;
            platformFamily?: string;
            networkConfiguration?: components["schemas"]["NetworkConfiguration"];
            loadBalancers?: components["schemas"]["LoadBalancer"][];
            serviceRegistries?: components["schemas"]["ServiceRegistry"][];
            scale?: components["schemas"]["Scale"];
            /** @enum {string} */
            stabilityStatus?: "STABILIZING" | "STEADY_STATE";
            /** Format: date-time */
            stabilityStatusAt?: Date;
            tags?: components["schemas"]["Tag"][];
            fargateEphemeralStorage?: components["schemas"]["DeploymentEphemeralStorage"];
        };
        /** @description The share of a service's desired count. */
        Scale: {
            value?: number;
            /** @enum {string} */
            unit?: "PERCENT";
        };
        /** @description The key of the tasks' scratch space. */
        DeploymentEphemeralStorage: {
            kmsKeyId?: string;
        };
        /** @description A change of a service on its way, or the state that it reached. */
        Deployment: {
            id?: string;
            /** @description PRIMARY, ACTIVE (being replaced) or INACTIVE. */
            status?: string;
            taskDefinition?: string;
            desiredCount?: number;
            pendingCount?: number;
            runningCount?: number;
            /** @description Tasks in a row that did not start. */
            failedTasks?: number;
            /** Format: date-time */
            createdAt?: Date;
            /** Format: date-time */
            updatedAt?: Date;
            capacityProviderStrategy?: components["schemas"]["CapacityProviderStrategyItem"][];
            /** @enum {string} */
            launchType?: "EC2" | "EXTERNAL" | "FARGATE" | "MANAGED_INSTANCES";
            platformVersion?: string;
            platformFamily?: string;
            networkConfiguration?: components["schemas"]["NetworkConfiguration"];
            /**
             * @description Whether the deployment itself got there.
             * @enum {string}
             */
            rolloutState?: "COMPLETED" | "FAILED" | "IN_PROGRESS";
            /** @description Why, in AWS's words. */
            rolloutStateReason?: string;
            serviceConnectConfiguration?: components["schemas"]["ServiceConnectConfiguration"];
            serviceConnectResources?: components["schemas"]["ServiceConnectServiceResource"][];
            volumeConfigurations?: components["schemas"]["ServiceVolumeConfiguration"][];
            fargateEphemeralStorage?: components["schemas"]["DeploymentEphemeralStorage"];
            vpcLatticeConfigurations?: components["schemas"]["VpcLatticeConfiguration"][];
        };
        /** @description A Cloud Map service that Service Connect made. */
        ServiceConnectServiceResource: {
            discoveryName?: string;
            discoveryArn?: string;
        };
        /** @description A line of a service's history. */
        ServiceEvent: {
            id?: string;
            /** Format: date-time */
            createdAt?: Date;
            message?: string;
        };
        /** @description Task counts of the revision that a service runs. */
        ServiceCurrentRevisionSummary: {
            arn?: string;
            requestedTaskCount?: number;
            runningTaskCount?: number;
            pendingTaskCount?: number;
        };
        /** @description A task definition, as ECS describes it. */
        TaskDefinition: {
            taskDefinitionArn?: string;
            containerDefinitions?: components["schemas"]["ContainerDefinition"][];
            family?: string;
            taskRoleArn?: string;
            executionRoleArn?: string;
            /** @enum {string} */
            networkMode?: "awsvpc" | "bridge" | "host" | "none";
            revision?: number;
            volumes?: components["schemas"]["Volume"][];
            /** @enum {string} */
            status?: "ACTIVE" | "DELETE_IN_PROGRESS" | "INACTIVE";
            /** @description What an instance must have to run it. */
            requiresAttributes?: components["schemas"]["Attribute"][];
            placementConstraints?: components["schemas"]["TaskDefinitionPlacementConstraint"][];
            /** @description Launch types that it fits. */
            compatibilities?: ("EC2" | "EXTERNAL" | "FARGATE" | "MANAGED_INSTANCES")[];
            runtimePlatform?: components["schemas"]["RuntimePlatform"];
            requiresCompatibilities?: ("EC2" | "EXTERNAL" | "FARGATE" | "MANAGED_INSTANCES")[];
            /** @description CPU units of the whole task, as text. */
            cpu?: string;
            /** @description MiB of the whole task, as text. */
            memory?: string;
            inferenceAccelerators?: components["schemas"]["InferenceAccelerator"][];
            /** @enum {string} */
            pidMode?: "host" | "task";
            /** @enum {string} */
            ipcMode?: "host" | "none" | "task";
            proxyConfiguration?: components["schemas"]["ProxyConfiguration"];
            /** Format: date-time */
            registeredAt?: Date;
            /**
             * Format: date-time
             * @description When it became INACTIVE.
             */
            deregisteredAt?: Date;
            /** Format: date-time */
            deleteRequestedAt?: Date;
            /** @description The principal. */
            registeredBy?: string;
            ephemeralStorage?: components["schemas"]["EphemeralStorage"];
            enableFaultInjection?: boolean;
        };
        /** @description A property of an instance, a name and a value. */
        Attribute: {
            name: string;
            value?: string;
            /** @enum {string} */
            targetType?: "container-instance";
            targetId?: string;
        };
        /** @description A task, as ECS describes it. */
        Task: {
            attachments?: components["schemas"]["Attachment"][];
            attributes?: components["schemas"]["Attribute"][];
            availabilityZone?: string;
            capacityProviderName?: string;
            clusterArn?: string;
            /** @enum {string} */
            connectivity?: "CONNECTED" | "DISCONNECTED";
            /** Format: date-time */
            connectivityAt?: Date;
            containerInstanceArn?: string;
            containers?: components["schemas"]["Container"][];
            cpu?: string;
            /** Format: date-time */
            createdAt?: Date;
            /** @description RUNNING or STOPPED. */
            desiredStatus?: string;
            enableExecuteCommand?: boolean;
            /**
             * Format: date-time
             * @description When the containers stopped.
             */
            executionStoppedAt?: Date;
            group?: string;
            /** @enum {string} */
            healthStatus?: "HEALTHY" | "UNHEALTHY" | "UNKNOWN";
            inferenceAccelerators?: components["schemas"]["InferenceAccelerator"][];
            /** @description PROVISIONING, PENDING, ACTIVATING, RUNNING, DEACTIVATING, STOPPING, DEPROVISIONING or STOPPED. */
            lastStatus?: string;
            /** @enum {string} */
            launchType?: "EC2" | "EXTERNAL" | "FARGATE" | "MANAGED_INSTANCES";
            memory?: string;
            overrides?: components["schemas"]["TaskOverride"];
            platformVersion?: string;
            platformFamily?: string;
            /** Format: date-time */
            pullStartedAt?: Date;
            /** Format: date-time */
            pullStoppedAt?: Date;
            /** Format: date-time */
            startedAt?: Date;
            /** @description The service's deployment, or the mark given when it was run. */
            startedBy?: string;
            /**
             * @description The kind of reason.
             * @enum {string}
             */
            stopCode?: "EssentialContainerExited" | "InfrastructureHealth" | "ServiceSchedulerInitiated" | "SpotInterruption" | "TaskFailedToStart" | "TerminationNotice" | "UserInitiated";
            /** Format: date-time */
            stoppedAt?: Date;
            /** @description Why it stopped, in AWS's words. */
            stoppedReason?: string;
            /**
             * Format: date-time
             * @description When stopping began.
             */
            stoppingAt?: Date;
            tags?: components["schemas"]["Tag"][];
            taskArn?: string;
            taskDefinitionArn?: string;
            /** @description Counts the task's changes of state. */
            version?: number;
            ephemeralStorage?: components["schemas"]["EphemeralStorage"];
            fargateEphemeralStorage?: components["schemas"]["TaskEphemeralStorage"];
            /** @description The revision of its task definition, which is ours to tell, not AWS's. */
            revision?: number;
        };
        /** @description A container of a task. */
        Container: {
            containerArn?: string;
            taskArn?: string;
            name?: string;
            image?: string;
            imageDigest?: string;
            /** @description Docker's id. */
            runtimeId?: string;
            lastStatus?: string;
            /** @description Once it has stopped. */
            exitCode?: number;
            /** @description Why it stopped, or did not start. */
            reason?: string;
            networkBindings?: components["schemas"]["NetworkBinding"][];
            networkInterfaces?: components["schemas"]["NetworkInterface"][];
            /** @enum {string} */
            healthStatus?: "HEALTHY" | "UNHEALTHY" | "UNKNOWN";
            managedAgents?: components["schemas"]["ManagedAgent"][];
            cpu?: string;
            memory?: string;
            memoryReservation?: string;
            gpuIds?: string[];
            neuronDeviceIds?: string[];
            gpuSharingStrategy?: components["schemas"]["SharingStrategy"];
        };
        /** @description A port of a container and the host's that leads to it. */
        NetworkBinding: {
            bindIP?: string;
            containerPort?: number;
            hostPort?: number;
            /** @enum {string} */
            protocol?: "tcp" | "udp";
            containerPortRange?: string;
            hostPortRange?: string;
        };
        /** @description An address of a container. */
        NetworkInterface: {
            attachmentId?: string;
            privateIpv4Address?: string;
            ipv6Address?: string;
        };
        /** @description AWS's own agent in a container, as the one that shells need. */
        ManagedAgent: {
            /** Format: date-time */
            lastStartedAt?: Date;
            /** @enum {string} */
            name?: "ExecuteCommandAgent";
            reason?: string;
            lastStatus?: string;
        };
        /** @description Scratch space of a task, and its key. */
        TaskEphemeralStorage: {
            sizeInGiB?: number;
            kmsKeyId?: string;
        };
        /** @description Something that a call asked for and did not get. */
        Failure: {
            arn?: string;
            /** @description As MISSING. */
            reason?: string;
            detail?: string;
        };
        /** @description The rollout of one service revision. */
        ServiceDeployment: {
            serviceDeploymentArn?: string;
            serviceArn?: string;
            clusterArn?: string;
            /** Format: date-time */
            createdAt?: Date;
            /** Format: date-time */
            startedAt?: Date;
            /** Format: date-time */
            finishedAt?: Date;
            /** Format: date-time */
            stoppedAt?: Date;
            /** Format: date-time */
            updatedAt?: Date;
            /** @description What ran before. */
            sourceServiceRevisions?: components["schemas"]["ServiceRevisionSummary"][];
            /** @description What is rolled out. */
            targetServiceRevision?: components["schemas"]["ServiceRevisionSummary"];
            /** @enum {string} */
            status?: "IN_PROGRESS" | "PENDING" | "ROLLBACK_FAILED" | "ROLLBACK_IN_PROGRESS" | "ROLLBACK_REQUESTED" | "ROLLBACK_SUCCESSFUL" | "STOPPED" | "STOP_REQUESTED" | "SUCCESSFUL";
            statusReason?: string;
            /**
             * @description Where a blue/green deployment stands.
             * @enum {string}
             */
            lifecycleStage?: "BAKE_TIME" | "CLEAN_UP" | "POST_PRODUCTION_TRAFFIC_SHIFT" | "POST_SCALE_UP" | "POST_TEST_TRAFFIC_SHIFT" | "PRE_SCALE_UP" | "PRODUCTION_TRAFFIC_SHIFT" | "RECONCILE_SERVICE" | "SCALE_UP" | "TEST_TRAFFIC_SHIFT";
            lifecycleHookDetails?: components["schemas"]["DeploymentLifecycleHookDetail"][];
            deploymentConfiguration?: components["schemas"]["DeploymentConfiguration"];
            /** @description Where it went back to, and why. */
            rollback?: components["schemas"]["Rollback"];
            deploymentCircuitBreaker?: components["schemas"]["ServiceDeploymentCircuitBreaker"];
            alarms?: components["schemas"]["ServiceDeploymentAlarms"];
            /** @description ARN of the definition that is rolled out, which is ours to tell, not AWS's. */
            taskDefinition?: string;
        };
        /** @description Task counts and traffic of a revision in a deployment. */
        ServiceRevisionSummary: {
            arn?: string;
            requestedTaskCount?: number;
            runningTaskCount?: number;
            pendingTaskCount?: number;
            /** @description Percent. */
            requestedTestTrafficWeight?: number;
            /** @description Percent. */
            requestedProductionTrafficWeight?: number;
        };
        /** @description A hook that a deployment is at. */
        DeploymentLifecycleHookDetail: {
            hookId?: string;
            /** @enum {string} */
            targetType?: "AWS_LAMBDA" | "PAUSE";
            targetArn?: string;
            /** @enum {string} */
            status?: "AWAITING_ACTION" | "FAILED" | "IN_PROGRESS" | "SUCCEEDED" | "TIMED_OUT";
            /**
             * Format: date-time
             * @description When TimeoutAction is taken.
             */
            expiresAt?: Date;
            /** @enum {string} */
            timeoutAction?: "CONTINUE" | "ROLLBACK";
        };
        /** @description Why and whereto a deployment went back. */
        Rollback: {
            reason?: string;
            /** Format: date-time */
            startedAt?: Date;
            serviceRevisionArn?: string;
        };
        /** @description The circuit breaker of a deployment. */
        ServiceDeploymentCircuitBreaker: {
            /** @enum {string} */
            status?: "DISABLED" | "MONITORING" | "MONITORING_COMPLETE" | "TRIGGERED";
            failureCount?: number;
            threshold?: number;
        };
        /** @description The alarms of a deployment. */
        ServiceDeploymentAlarms: {
            /** @enum {string} */
            status?: "DISABLED" | "MONITORING" | "MONITORING_COMPLETE" | "TRIGGERED";
            alarmNames?: string[];
            triggeredAlarmNames?: string[];
        };
        /** @description A secret, given as text or as bytes. */
        CreateSecretRequest: {
            /** @description Slashes make it look like a path. */
            Name: string;
            /** @description Makes a repeated call harmless; becomes the version's id. */
            ClientRequestToken?: string;
            Description?: string;
            /** @description The account's default key unless given. */
            KmsKeyId?: string;
            /** @description The value, as bytes in Base64. Never shown again. */
            SecretBinary?: string;
            /** @description The value, as text. Never shown again. */
            SecretString?: string;
            Tags?: components["schemas"]["Tag"][];
            /** @description Regions that get a copy. */
            AddReplicaRegions?: components["schemas"]["ReplicaRegionType"][];
            /** @description Overwrites a secret of this name in those Regions. */
            ForceOverwriteReplicaSecret?: boolean;
            /** @description A partner's kind of secret that Secrets Manager manages. */
            Type?: string;
        };
        /** @description A Region that gets a copy, and the key there. */
        ReplicaRegionType: {
            Region?: string;
            KmsKeyId?: string;
        };
        /** @description The new secret, without its value. */
        CreateSecretResponse: {
            ARN?: string;
            Name?: string;
            VersionId?: string;
            ReplicationStatus?: components["schemas"]["ReplicationStatusType"][];
        };
        /** @description How the copy in a Region is doing. */
        ReplicationStatusType: {
            Region?: string;
            KmsKeyId?: string;
            /** @enum {string} */
            Status?: "Failed" | "InProgress" | "InSync";
            StatusMessage?: string;
            /** Format: date-time */
            LastAccessedDate?: Date;
        };
        /** @description A secret without its value; members that do not apply are null. */
        DescribeSecretResponse: {
            ARN: string | null;
            Name: string | null;
            /** @description A partner's kind of secret that Secrets Manager manages. */
            Type?: string;
            Description: string | null;
            KmsKeyId: string | null;
            RotationEnabled: boolean | null;
            RotationLambdaARN: string | null;
            RotationRules: components["schemas"]["RotationRulesType"] | null;
            ExternalSecretRotationMetadata?: components["schemas"]["ExternalSecretRotationMetadataItem"][];
            ExternalSecretRotationRoleArn?: string;
            /** Format: date-time */
            LastRotatedDate: Date | null;
            /** Format: date-time */
            LastChangedDate: Date | null;
            /** Format: date-time */
            LastAccessedDate: Date | null;
            /**
             * Format: date-time
             * @description When it was scheduled to be deleted.
             */
            DeletedDate: Date | null;
            /** Format: date-time */
            NextRotationDate?: Date;
            Tags: components["schemas"]["Tag"][] | null;
            /** @description Staging labels, as AWSCURRENT, by version. */
            VersionIdsToStages: {
                [key: string]: string[];
            } | null;
            /** @description The AWS service that manages it. */
            OwningService?: string;
            /** Format: date-time */
            CreatedDate?: Date;
            PrimaryRegion?: string;
            ReplicationStatus?: components["schemas"]["ReplicationStatusType"][];
        };
        /** @description How often a secret is rotated. */
        RotationRulesType: {
            AutomaticallyAfterDays?: number;
            /** @description Length of the rotation window, as 3h. */
            Duration?: string;
            /** @description As rate(10 days) or cron(…). */
            ScheduleExpression?: string;
        };
        /** @description What a partner needs to rotate a secret of its kind. */
        ExternalSecretRotationMetadataItem: {
            Key?: string;
            Value?: string;
        };
        /** @description A secret that is going to be deleted. */
        DeleteSecretResponse: {
            ARN?: string;
            Name?: string;
            /**
             * Format: date-time
             * @description When it is gone for good.
             */
            DeletionDate?: Date;
        };
        /** @description A secret with a new version. */
        UpdateSecretResponse: {
            ARN?: string;
            Name?: string;
            VersionId?: string;
        };
        /** @description A parameter, as SSM takes it; the path before its name is ours. */
        PutParameterRequest: {
            /** @description Without the path, so without slashes. */
            Name: string;
            Description?: string;
            Value: string;
            /**
             * @description SecureString unless given.
             * @enum {string}
             */
            Type?: "SecureString" | "String" | "StringList";
            /** @description Of a SecureString; the account's default key unless given. */
            KeyId?: string;
            /** @description Replaces the value of an existing parameter. */
            Overwrite?: boolean;
            /** @description Regular expression that the value must match. */
            AllowedPattern?: string;
            Tags?: components["schemas"]["Tag"][];
            /**
             * @description Advanced parameters cost, and hold 8 KB instead of 4.
             * @enum {string}
             */
            Tier?: "Advanced" | "Intelligent-Tiering" | "Standard";
            /** @description Policies of an advanced parameter, as a JSON array in text. */
            Policies?: string;
            /** @description text, unless SSM shall check the value as an AMI (aws:ec2:image) or an integration. */
            DataType?: string;
        };
        /** @description A Cloud Map service, which tasks are registered with. */
        CreateDiscoveryServiceRequest: {
            /** @description The first label of its DNS name. */
            Name: string;
            /** @description Or within DnsConfig, which is older. */
            NamespaceId?: string;
            /** @description Makes a repeated call harmless. */
            CreatorRequestId?: string;
            Description?: string;
            /** @description Records that are made for every instance. */
            DnsConfig?: components["schemas"]["DnsConfig"];
            /** @description A check by Route 53; public namespaces only, and not with HealthCheckCustomConfig. */
            HealthCheckConfig?: components["schemas"]["HealthCheckConfig"];
            /** @description Health is reported by ECS. */
            HealthCheckCustomConfig?: components["schemas"]["HealthCheckCustomConfig"];
            Tags?: components["schemas"]["Tag"][];
            /**
             * @description HTTP makes it discoverable by API only.
             * @enum {string}
             */
            Type?: "HTTP";
        };
        /** @description The DNS records of a Cloud Map service. */
        DnsConfig: {
            /** @description Older place of the service's own NamespaceId. */
            NamespaceId?: string;
            /**
             * @description MULTIVALUE answers up to eight healthy instances, WEIGHTED one.
             * @enum {string}
             */
            RoutingPolicy?: "MULTIVALUE" | "WEIGHTED";
            DnsRecords: components["schemas"]["DnsRecord"][];
        };
        /** @description A record that is made for every instance. */
        DnsRecord: {
            /** @enum {string} */
            Type: "A" | "AAAA" | "CNAME" | "SRV";
            /** @description Seconds. */
            TTL: number;
        };
        /** @description A health check by Route 53. */
        HealthCheckConfig: {
            /** @enum {string} */
            Type: "HTTP" | "HTTPS" | "TCP";
            ResourcePath?: string;
            /** @description Checks in a row that change the state. */
            FailureThreshold?: number;
        };
        /** @description Health reported from outside. */
        HealthCheckCustomConfig: {
            /** @description AWS ignores it: it is always 1. */
            FailureThreshold?: number;
        };
        /** @description A Cloud Map service. */
        DiscoveryService: {
            Id?: string;
            Arn?: string;
            /** @description Account that owns the namespace. */
            ResourceOwner?: string;
            Name?: string;
            NamespaceId?: string;
            Description?: string;
            InstanceCount?: number;
            DnsConfig?: components["schemas"]["DnsConfig"];
            /**
             * @description Whether it is found by DNS, by API, or both.
             * @enum {string}
             */
            Type?: "DNS" | "DNS_HTTP" | "HTTP";
            HealthCheckConfig?: components["schemas"]["HealthCheckConfig"];
            HealthCheckCustomConfig?: components["schemas"]["HealthCheckCustomConfig"];
            /** Format: date-time */
            CreateDate?: Date;
            CreatorRequestId?: string;
            CreatedByAccount?: string;
        };
        /** @description A page of a log stream. */
        GetLogEventsResponse: {
            events?: components["schemas"]["OutputLogEvent"][];
            /** @description For later events; the same token again means that there are none yet. */
            nextForwardToken?: string;
            /** @description For earlier events. */
            nextBackwardToken?: string;
        };
        /** @description A line of a log. */
        OutputLogEvent: {
            /** @description When it happened, in milliseconds since 1970. */
            timestamp?: number;
            message?: string;
            /** @description When CloudWatch got it, in milliseconds since 1970. */
            ingestionTime?: number;
        };
        /** @description An Application, Network or Gateway Load Balancer. */
        ElasticLoadBalancer: {
            LoadBalancerArn?: string;
            DNSName?: string;
            /** @description Route 53 zone for alias records. */
            CanonicalHostedZoneId?: string;
            /** Format: date-time */
            CreatedTime?: Date;
            LoadBalancerName?: string;
            /** @enum {string} */
            Scheme?: "internal" | "internet-facing";
            VpcId?: string;
            State?: components["schemas"]["LoadBalancerState"];
            /** @enum {string} */
            Type?: "application" | "gateway" | "network";
            AvailabilityZones?: components["schemas"]["AvailabilityZone"][];
            SecurityGroups?: string[];
            /** @enum {string} */
            IpAddressType?: "dualstack" | "dualstack-without-public-ipv4" | "ipv4";
            CustomerOwnedIpv4Pool?: string;
            EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic?: string;
            /** @enum {string} */
            EnablePrefixForIpv6SourceNat?: "off" | "on";
            IpamPools?: components["schemas"]["IpamPools"];
        };
        /** @description Whether a load balancer can be used, and why not. */
        LoadBalancerState: {
            /** @enum {string} */
            Code?: "active" | "active_impaired" | "failed" | "provisioning";
            Reason?: string;
        };
        /** @description A zone and the subnet that the load balancer uses there. */
        AvailabilityZone: {
            ZoneName?: string;
            SubnetId?: string;
            OutpostId?: string;
            LoadBalancerAddresses?: components["schemas"]["LoadBalancerAddress"][];
            SourceNatIpv6Prefixes?: string[];
        };
        /** @description A static address of a load balancer. */
        LoadBalancerAddress: {
            IpAddress?: string;
            AllocationId?: string;
            PrivateIPv4Address?: string;
            IPv6Address?: string;
        };
        /** @description Where public addresses come from. */
        IpamPools: {
            Ipv4IpamPoolId?: string;
        };
        /** @description A port that a load balancer listens on. */
        Listener: {
            ListenerArn?: string;
            LoadBalancerArn?: string;
            Port?: number;
            /** @enum {string} */
            Protocol?: "GENEVE" | "HTTP" | "HTTPS" | "QUIC" | "TCP" | "TCP_QUIC" | "TCP_UDP" | "TLS" | "UDP";
            Certificates?: components["schemas"]["Certificate"][];
            SslPolicy?: string;
            /** @description What happens when no rule matches. */
            DefaultActions?: components["schemas"]["Action"][];
            AlpnPolicy?: string[];
            MutualAuthentication?: components["schemas"]["MutualAuthenticationAttributes"];
        };
        /** @description A certificate of a listener. */
        Certificate: {
            CertificateArn?: string;
            IsDefault?: boolean;
        };
        /** @description What a listener does with a request. */
        Action: {
            /** @enum {string} */
            Type?: "authenticate-cognito" | "authenticate-oidc" | "fixed-response" | "forward" | "jwt-validation" | "redirect";
            /** @description Of a forward to a single group. */
            TargetGroupArn?: string;
            AuthenticateOidcConfig?: components["schemas"]["AuthenticateOidcActionConfig"];
            AuthenticateCognitoConfig?: components["schemas"]["AuthenticateCognitoActionConfig"];
            /** @description Lower is earlier. */
            Order?: number;
            RedirectConfig?: components["schemas"]["RedirectActionConfig"];
            FixedResponseConfig?: components["schemas"]["FixedResponseActionConfig"];
            ForwardConfig?: components["schemas"]["ForwardActionConfig"];
            JwtValidationConfig?: components["schemas"]["JwtValidationActionConfig"];
        };
        /** @description Log in at an OpenID provider first. */
        AuthenticateOidcActionConfig: {
            Issuer?: string;
            AuthorizationEndpoint?: string;
            TokenEndpoint?: string;
            UserInfoEndpoint?: string;
            ClientId?: string;
            ClientSecret?: string;
            SessionCookieName?: string;
            Scope?: string;
            /** @description Seconds. */
            SessionTimeout?: number;
            AuthenticationRequestExtraParams?: {
                [key: string]: string;
            };
            /** @enum {string} */
            OnUnauthenticatedRequest?: "allow" | "authenticate" | "deny";
            UseExistingClientSecret?: boolean;
        };
        /** @description Log in at Amazon Cognito first. */
        AuthenticateCognitoActionConfig: {
            UserPoolArn?: string;
            UserPoolClientId?: string;
            UserPoolDomain?: string;
            SessionCookieName?: string;
            Scope?: string;
            /** @description Seconds. */
            SessionTimeout?: number;
            AuthenticationRequestExtraParams?: {
                [key: string]: string;
            };
            /** @enum {string} */
            OnUnauthenticatedRequest?: "allow" | "authenticate" | "deny";
        };
        /** @description Where a redirect leads; parts not named stay. */
        RedirectActionConfig: {
            Protocol?: string;
            Port?: string;
            Host?: string;
            Path?: string;
            Query?: string;
            /** @enum {string} */
            StatusCode?: "HTTP_301" | "HTTP_302";
        };
        /** @description An answer that the load balancer gives itself. */
        FixedResponseActionConfig: {
            MessageBody?: string;
            StatusCode?: string;
            ContentType?: string;
        };
        /** @description How a forward is spread over target groups. */
        ForwardActionConfig: {
            TargetGroups?: components["schemas"]["TargetGroupTuple"][];
            TargetGroupStickinessConfig?: components["schemas"]["TargetGroupStickinessConfig"];
        };
        /** @description A target group and its share of requests. */
        TargetGroupTuple: {
            TargetGroupArn?: string;
            Weight?: number;
        };
        /** @description Whether a client stays at its target group. */
        TargetGroupStickinessConfig: {
            Enabled?: boolean;
            DurationSeconds?: number;
        };
        /** @description Check a JSON Web Token first. */
        JwtValidationActionConfig: {
            JwksEndpoint?: string;
            Issuer?: string;
            AdditionalClaims?: components["schemas"]["JwtValidationActionAdditionalClaim"][];
        };
        /** @description A claim that the token must have. */
        JwtValidationActionAdditionalClaim: {
            /** @enum {string} */
            Format?: "single-string" | "space-separated-values" | "string-array";
            Name?: string;
            Values?: string[];
        };
        /** @description Whether clients show certificates. */
        MutualAuthenticationAttributes: {
            Mode?: string;
            TrustStoreArn?: string;
            IgnoreClientCertificateExpiry?: boolean;
            /** @enum {string} */
            TrustStoreAssociationStatus?: "active" | "removed";
            /** @enum {string} */
            AdvertiseTrustStoreCaNames?: "off" | "on";
        };
        /** @description What a listener does with requests that match. */
        Rule: {
            RuleArn?: string;
            /** @description Lower is earlier; the last one is default. */
            Priority?: string;
            Conditions?: components["schemas"]["RuleCondition"][];
            Actions?: components["schemas"]["Action"][];
            IsDefault?: boolean;
            Transforms?: components["schemas"]["RuleTransform"][];
        };
        /** @description What a request must be like. */
        RuleCondition: {
            Field?: string;
            Values?: string[];
            HostHeaderConfig?: components["schemas"]["HostHeaderConditionConfig"];
            PathPatternConfig?: components["schemas"]["PathPatternConditionConfig"];
            HttpHeaderConfig?: components["schemas"]["HttpHeaderConditionConfig"];
            QueryStringConfig?: components["schemas"]["QueryStringConditionConfig"];
            HttpRequestMethodConfig?: components["schemas"]["HttpRequestMethodConditionConfig"];
            SourceIpConfig?: components["schemas"]["SourceIpConditionConfig"];
            RegexValues?: string[];
        };
        /** @description Host names to match. */
        HostHeaderConditionConfig: {
            Values?: string[];
            RegexValues?: string[];
        };
        /** @description Paths to match. */
        PathPatternConditionConfig: {
            Values?: string[];
            RegexValues?: string[];
        };
        /** @description A header to match. */
        HttpHeaderConditionConfig: {
            HttpHeaderName?: string;
            Values?: string[];
            RegexValues?: string[];
        };
        /** @description Query parameters to match. */
        QueryStringConditionConfig: {
            Values?: components["schemas"]["QueryStringKeyValuePair"][];
        };
        /** @description A query parameter. */
        QueryStringKeyValuePair: {
            Key?: string;
            Value?: string;
        };
        /** @description Methods to match. */
        HttpRequestMethodConditionConfig: {
            Values?: string[];
        };
        /** @description Addresses to match. */
        SourceIpConditionConfig: {
            Values?: string[];
            /** @enum {string} */
            IpAddressType?: "ipv4" | "ipv6";
        };
        /** @description How a matching request is rewritten. */
        RuleTransform: {
            /** @enum {string} */
            Type?: "host-header-rewrite" | "url-rewrite";
            HostHeaderRewriteConfig?: components["schemas"]["HostHeaderRewriteConfig"];
            UrlRewriteConfig?: components["schemas"]["UrlRewriteConfig"];
        };
        /** @description How the host header is rewritten. */
        HostHeaderRewriteConfig: {
            Rewrites?: components["schemas"]["RewriteConfig"][];
        };
        /** @description A pattern and what replaces it. */
        RewriteConfig: {
            Regex?: string;
            Replace?: string;
        };
        /** @description How the path is rewritten. */
        UrlRewriteConfig: {
            Rewrites?: components["schemas"]["RewriteConfig"][];
        };
        /** @description Targets that a load balancer sends requests to. */
        TargetGroup: {
            TargetGroupArn?: string;
            TargetGroupName?: string;
            /** @enum {string} */
            Protocol?: "GENEVE" | "HTTP" | "HTTPS" | "QUIC" | "TCP" | "TCP_QUIC" | "TCP_UDP" | "TLS" | "UDP";
            Port?: number;
            VpcId?: string;
            /** @enum {string} */
            HealthCheckProtocol?: "GENEVE" | "HTTP" | "HTTPS" | "QUIC" | "TCP" | "TCP_QUIC" | "TCP_UDP" | "TLS" | "UDP";
            /** @description A number, or traffic-port. */
            HealthCheckPort?: string;
            HealthCheckEnabled?: boolean;
            HealthCheckIntervalSeconds?: number;
            HealthCheckTimeoutSeconds?: number;
            HealthyThresholdCount?: number;
            UnhealthyThresholdCount?: number;
            HealthCheckPath?: string;
            Matcher?: components["schemas"]["Matcher"];
            LoadBalancerArns?: string[];
            /** @enum {string} */
            TargetType?: "alb" | "instance" | "ip" | "lambda";
            ProtocolVersion?: string;
            /** @enum {string} */
            IpAddressType?: "ipv4" | "ipv6";
            TargetControlPort?: number;
        };
        /** @description Answers that count as healthy. */
        Matcher: {
            HttpCode?: string;
            GrpcCode?: string;
        };
        /** @description A target and how it is doing. */
        TargetHealthDescription: {
            Target?: components["schemas"]["TargetDescription"];
            /** @description Number, as text. */
            HealthCheckPort?: string;
            TargetHealth?: components["schemas"]["TargetHealth"];
            AnomalyDetection?: components["schemas"]["AnomalyDetection"];
            AdministrativeOverride?: components["schemas"]["AdministrativeOverride"];
        };
        /** @description A target: an address, an instance, or a function. */
        TargetDescription: {
            Id?: string;
            Port?: number;
            AvailabilityZone?: string;
            QuicServerId?: string;
        };
        /** @description Whether a target gets requests, and why not. */
        TargetHealth: {
            /** @enum {string} */
            State?: "draining" | "healthy" | "initial" | "unavailable" | "unhealthy" | "unhealthy.draining" | "unused";
            /** @enum {string} */
            Reason?: "Target.DeregistrationInProgress" | "Target.FailedHealthChecks" | "Target.HealthCheckDisabled" | "Elb.InitialHealthChecking" | "Elb.InternalError" | "Target.InvalidState" | "Target.IpUnusable" | "Target.NotInUse" | "Target.NotRegistered" | "Elb.RegistrationInProgress" | "Target.ResponseCodeMismatch" | "Target.Timeout";
            Description?: string;
        };
        /** @description Whether a target stands out by its errors. */
        AnomalyDetection: {
            /** @enum {string} */
            Result?: "anomalous" | "normal";
            /** @enum {string} */
            MitigationInEffect?: "no" | "yes";
        };
        /** @description Whether a target's health is overridden. */
        AdministrativeOverride: {
            /** @enum {string} */
            State?: "no_override" | "unknown" | "zonal_shift_active" | "zonal_shift_delegated_to_dns";
            /** @enum {string} */
            Reason?: "AdministrativeOverride.Unknown" | "AdministrativeOverride.NoOverride" | "AdministrativeOverride.ZonalShiftDelegatedToDns" | "AdministrativeOverride.ZonalShiftActive";
            Description?: string;
        };
        /** @description Any JSON value. */
        JsonValue: (string | number | boolean | null) | components["schemas"]["JsonValue"][] | {
            [key: string]: components["schemas"]["JsonValue"];
        };
    };
    responses: {
        /** @description The operation has begun. */
        Accepted: {
            headers: {
                Location: components["headers"]["Location"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "Id": "0b6f9f6e-6f0e-4f0c-8a6d-3a2b1c0d9e8f",
                 *       "Kind": "createService",
                 *       "Target": "myclu/www2",
                 *       "State": "running",
                 *       "StartedAt": "2026-11-23T09:30:00.000Z",
                 *       "Steps": []
                 *     }
                 */
                "application/json": components["schemas"]["Operation"];
            };
        };
        /** @description The request is refused. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:ecs-api:problem:method-not-allowed",
                 *       "title": "Method Not Allowed",
                 *       "status": 405,
                 *       "detail": "POST is not allowed here; GET is.",
                 *       "instance": "/v1/ecs/ping",
                 *       "requestId": "1d2c3b4a-5968-4778-8695-a4b3c2d1e0f1"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request is malformed or breaks a rule; `errors` names every field at fault. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:ecs-api:problem:invalid-request",
                 *       "title": "Bad Request",
                 *       "status": 400,
                 *       "detail": "The request is not valid: /ClusterName is required.",
                 *       "instance": "/v1/ecs/sandbox/clusters",
                 *       "requestId": "1d2c3b4a-5968-4778-8695-a4b3c2d1e0f1",
                 *       "errors": [
                 *         {
                 *           "pointer": "/ClusterName",
                 *           "message": "is required"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No token, or a wrong one. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:ecs-api:problem:forbidden",
                 *       "title": "Forbidden",
                 *       "status": 403,
                 *       "detail": "X-Auth-Token is missing or wrong.",
                 *       "instance": "/v1/ecs/sandbox/clusters",
                 *       "requestId": "1d2c3b4a-5968-4778-8695-a4b3c2d1e0f1"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The account, or what the path names, does not exist for this org. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:ecs-api:problem:not-found",
                 *       "title": "Not Found",
                 *       "status": 404,
                 *       "detail": "Service gone was not found in cluster myclu.",
                 *       "instance": "/v1/ecs/sandbox/clusters/myclu/services/gone",
                 *       "requestId": "1d2c3b4a-5968-4778-8695-a4b3c2d1e0f1"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description It contradicts what is there; or a deployment that was waited for has failed; or the request with this `Idempotency-Key` is still
         *     under way.
         */
        Conflict: {
            headers: {
                Location: components["headers"]["Location"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:ecs-api:problem:conflict",
                 *       "title": "Conflict",
                 *       "status": 409,
                 *       "detail": "Service www already exists in cluster myclu.",
                 *       "instance": "/v1/ecs/sandbox/services",
                 *       "requestId": "1d2c3b4a-5968-4778-8695-a4b3c2d1e0f1",
                 *       "operation": "2e3f4a5b-6c7d-4e8f-9a0b-1c2d3e4f5a6b",
                 *       "unchanged": [
                 *         {
                 *           "type": "ecs:task-definition",
                 *           "name": "webservers:1"
                 *         }
                 *       ],
                 *       "rollingBack": []
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The service changed meanwhile, `If-Match` says. */
        PreconditionFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:ecs-api:problem:precondition-failed",
                 *       "title": "Precondition Failed",
                 *       "status": 412,
                 *       "detail": "Service www is no longer the one that If-Match names.",
                 *       "instance": "/v1/ecs/sandbox/clusters/myclu/services/www",
                 *       "requestId": "1d2c3b4a-5968-4778-8695-a4b3c2d1e0f1"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than 1 MiB. */
        ContentTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:ecs-api:problem:content-too-large",
                 *       "title": "Payload Too Large",
                 *       "status": 413,
                 *       "detail": "Request body is too large",
                 *       "instance": "/v1/ecs/sandbox/services",
                 *       "requestId": "1d2c3b4a-5968-4778-8695-a4b3c2d1e0f1"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The same `Idempotency-Key` came with another body. */
        IdempotencyKeyReused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:ecs-api:problem:idempotency-key-reused",
                 *       "title": "Unprocessable Entity",
                 *       "status": 422,
                 *       "detail": "This Idempotency-Key was used with another request.",
                 *       "instance": "/v1/ecs/sandbox/services",
                 *       "requestId": "1d2c3b4a-5968-4778-8695-a4b3c2d1e0f1"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description AWS, or a registry, asked for fewer calls. */
        Throttled: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:ecs-api:problem:throttled",
                 *       "title": "Too Many Requests",
                 *       "status": 429,
                 *       "detail": "Rate exceeded",
                 *       "instance": "/v1/ecs/sandbox/clusters",
                 *       "requestId": "1d2c3b4a-5968-4778-8695-a4b3c2d1e0f1",
                 *       "awsCode": "ThrottlingException"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A fault of this service; its log has the request id. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:ecs-api:problem:internal",
                 *       "title": "Internal Server Error",
                 *       "status": 500,
                 *       "detail": "Something went wrong inside this service; its log has the request id.",
                 *       "instance": "/v1/ecs/images",
                 *       "requestId": "1d2c3b4a-5968-4778-8695-a4b3c2d1e0f1"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description AWS, or a registry, answered with a fault. */
        BadGateway: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:ecs-api:problem:bad-gateway",
                 *       "title": "Bad Gateway",
                 *       "status": 502,
                 *       "detail": "AWS refused ecs ListClusters: User is not authorized to perform ecs:ListClusters",
                 *       "instance": "/v1/ecs/sandbox/clusters",
                 *       "requestId": "1d2c3b4a-5968-4778-8695-a4b3c2d1e0f1",
                 *       "awsCode": "AccessDeniedException"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not now; this instance, or AWS, is not ready or overloaded. */
        ServiceUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:ecs-api:problem:unavailable",
                 *       "title": "Service Unavailable",
                 *       "status": 503,
                 *       "detail": "Too many images are being looked up at once.",
                 *       "instance": "/v1/ecs/images",
                 *       "requestId": "1d2c3b4a-5968-4778-8695-a4b3c2d1e0f1"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description AWS, or a registry, did not answer in time. */
        GatewayTimeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:ecs-api:problem:timed-out",
                 *       "title": "Gateway Timeout",
                 *       "status": 504,
                 *       "detail": "registry.example.com did not answer in time.",
                 *       "instance": "/v1/ecs/images",
                 *       "requestId": "1d2c3b4a-5968-4778-8695-a4b3c2d1e0f1"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The account's name in the configuration.
         * @example sandbox
         */
        account: string;
        /**
         * @description The cluster's name or ARN.
         * @example myclu
         */
        cluster: string;
        /**
         * @description The cluster's name or ARN.
         * @example empty
         */
        emptyCluster: string;
        /**
         * @description The service's name or ARN.
         * @example www
         */
        service: string;
        /**
         * @description The task's id or ARN.
         * @example 36d4e5f60718293a4b5c6d7e8f901234
         */
        task: string;
        /**
         * @description The task's id or ARN.
         * @example 5b6c7d8e9f0a1b2c3d4e5f6071829304
         */
        managedTask: string;
        /**
         * @description Family, family and revision, or ARN.
         * @example webservers:1
         */
        taskdef: string;
        /**
         * @description The family.
         * @example nightly
         */
        managedTaskdef: string;
        /**
         * @description The Cloud Map service's id or ARN.
         * @example srv-tvtbgvkkxtts3qlf
         */
        discoveryService: string;
        /**
         * @description The Cloud Map service's id or ARN.
         * @example srv-pqg4hs5kzw2mxe7a
         */
        unusedDiscoveryService: string;
        /**
         * @description The secret's name or ARN; slashes in it percent-encoded.
         * @example TopSecretPassword
         */
        secret: string;
        /**
         * @description What stands between the org and the name, as a space.
         * @example someprefix
         */
        prefix: string;
        /**
         * @description The parameter's name, without the path.
         * @example newsecret123
         */
        param: string;
        /**
         * @description The space, which is the cluster's name.
         * @example myclu
         */
        space: string;
        /**
         * @description The operation's id.
         * @example 0b6f9f6e-6f0e-4f0c-8a6d-3a2b1c0d9e8f
         */
        operation: string;
        /**
         * @description The operation's id.
         * @example 7c1d2e3f-4a5b-4c6d-8e7f-9a0b1c2d3e4f
         */
        runningOperation: string;
        /**
         * @description The reference as Docker writes it, with tag or digest.
         * @example registry.example.com/web/nginx:1.29
         */
        image: string;
        /** @description The registry's login, as JSON with `username` and `password` in Base64. */
        "X-Registry-Auth": string;
        /** @description Go on to what nothing else uses. */
        recursive: boolean;
        /**
         * @description Why; ECS shows it with the task.
         * @example no longer needed
         */
        reason: string;
        /** @description What the tasks are meant to be, whatever they are yet; may be given twice. */
        taskStatus: ("RUNNING" | "STOPPED")[];
        /** @description Those that bear this mark. */
        startedBy: string;
        /**
         * @description Answer the steps that would be taken, and only read. What is refused for what is there already, or is not, is refused
         *     just the same.
         */
        dryRun: boolean;
        /** @description Check first that what is named exists, images and secrets too. */
        verify: boolean;
        /** @description Answer when the deployment has succeeded or failed. */
        wait: "steady";
        /** @description Seconds to wait at most. */
        timeout: number;
        /** @description `respond-async` answers at once, with the operation (RFC 7240). */
        Prefer: string;
        /** @description Makes a repeated request harmless; the same key and body get the first answer again. */
        "Idempotency-Key": string;
        /** @description The ETag of the service that the change is meant for. */
        "If-Match": string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Keys of the body that the operation does not know, as paths with commas between; left out when there are none.
         * @example service.ports
         */
        "X-Ignored-Fields": string;
        /**
         * @description The operation, where there is one.
         * @example /v1/ecs/sandbox/operations/0b6f9f6e-6f0e-4f0c-8a6d-3a2b1c0d9e8f
         */
        Location: string;
        /**
         * @description What the service was told to be, for `If-Match`: the same while its tasks come and go.
         * @example "nVGh6vVbTCqxPZ2JGDy3Eg"
         */
        ETag: string;
        /**
         * @description Seconds after which another try makes sense.
         * @example 2
         */
        "Retry-After": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ping: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example pong */
                    "text/plain": "pong";
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    getVersion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version of this instance. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "Version": "0.1.0"
                     *     }
                     */
                    "application/json": components["schemas"]["Version"];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example # HELP http_request_duration_seconds Time to answer a request, by operation.
                     *     # TYPE http_request_duration_seconds histogram
                     */
                    "text/plain": string;
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "Status": "ready",
                     *       "Checks": {
                     *         "server": "listening"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description They are not, and why. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "Status": "not ready",
                     *       "Checks": {
                     *         "server": "closing"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    inspectImage: {
        parameters: {
            query: {
                /**
                 * @description The reference as Docker writes it, with tag or digest.
                 * @example registry.example.com/web/nginx:1.29
                 */
                image: components["parameters"]["image"];
            };
            header?: {
                /** @description The registry's login, as JSON with `username` and `password` in Base64. */
                "x-registry-auth"?: components["parameters"]["X-Registry-Auth"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "Image": "registry.example.com/web/nginx:1.29",
                     *       "Digest": "sha256:2d1f4b8c9a0e7f6d5c4b3a29180f7e6d5c4b3a29180f7e6d5c4b3a29180f7e6d",
                     *       "MediaType": "application/vnd.oci.image.manifest.v1+json",
                     *       "Platforms": [
                     *         {
                     *           "Os": "linux",
                     *           "Architecture": "amd64"
                     *         }
                     *       ],
                     *       "Size": 52428
                     *     }
                     */
                    "application/json": components["schemas"]["Image"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    verifyImage: {
        parameters: {
            query: {
                /**
                 * @description The reference as Docker writes it, with tag or digest.
                 * @example registry.example.com/web/nginx:1.29
                 */
                image: components["parameters"]["image"];
            };
            header?: {
                /** @description The registry's login, as JSON with `username` and `password` in Base64. */
                "x-registry-auth"?: components["parameters"]["X-Registry-Auth"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    createService: {
        parameters: {
            query: {
                /**
                 * @description Answer the steps that would be taken, and only read. What is refused for what is there already, or is not, is refused
                 *     just the same.
                 */
                dryRun: components["parameters"]["dryRun"];
                /** @description Check first that what is named exists, images and secrets too. */
                verify: components["parameters"]["verify"];
                /** @description Answer when the deployment has succeeded or failed. */
                wait?: components["parameters"]["wait"];
                /** @description Seconds to wait at most. */
                timeout: components["parameters"]["timeout"];
            };
            header?: {
                /** @description `respond-async` answers at once, with the operation (RFC 7240). */
                prefer?: components["parameters"]["Prefer"];
                /** @description Makes a repeated request harmless; the same key and body get the first answer again. */
                "idempotency-key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceOrchestrationRequest"];
            };
        };
        responses: {
            /** @description The service and what belongs to it. */
            200: {
                headers: {
                    "X-Ignored-Fields": components["headers"]["X-Ignored-Fields"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceOrchestration"] | components["schemas"]["Plan"];
                };
            };
            202: components["responses"]["Accepted"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listServices: {
        parameters: {
            query: {
                /** @description Whole service objects in place of ARNs. */
                all: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ARNs, or with `all` the services. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[] | components["schemas"]["Service"][];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    updateServiceNamedInBody: {
        parameters: {
            query: {
                /**
                 * @description Answer the steps that would be taken, and only read. What is refused for what is there already, or is not, is refused
                 *     just the same.
                 */
                dryRun: components["parameters"]["dryRun"];
                /** @description Check first that what is named exists, images and secrets too. */
                verify: components["parameters"]["verify"];
                /** @description Answer when the deployment has succeeded or failed. */
                wait?: components["parameters"]["wait"];
                /** @description Seconds to wait at most. */
                timeout: components["parameters"]["timeout"];
            };
            header?: {
                /** @description `respond-async` answers at once, with the operation (RFC 7240). */
                prefer?: components["parameters"]["Prefer"];
                /** @description Makes a repeated request harmless; the same key and body get the first answer again. */
                "idempotency-key"?: components["parameters"]["Idempotency-Key"];
                /** @description The ETag of the service that the change is meant for. */
                "if-match"?: components["parameters"]["If-Match"];
            };
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceOrchestrationUpdateRequest"];
            };
        };
        responses: {
            /** @description The service and what belongs to it. */
            200: {
                headers: {
                    "X-Ignored-Fields": components["headers"]["X-Ignored-Fields"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceOrchestrationUpdate"] | components["schemas"]["Plan"];
                };
            };
            202: components["responses"]["Accepted"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getService: {
        parameters: {
            query: {
                /** @description Adds the cluster, the task definition, the tasks and the endpoint. */
                all: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The service's name or ARN.
                 * @example www
                 */
                service: components["parameters"]["service"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"] | components["schemas"]["ServiceDetails"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    updateService: {
        parameters: {
            query: {
                /**
                 * @description Answer the steps that would be taken, and only read. What is refused for what is there already, or is not, is refused
                 *     just the same.
                 */
                dryRun: components["parameters"]["dryRun"];
                /** @description Check first that what is named exists, images and secrets too. */
                verify: components["parameters"]["verify"];
                /** @description Answer when the deployment has succeeded or failed. */
                wait?: components["parameters"]["wait"];
                /** @description Seconds to wait at most. */
                timeout: components["parameters"]["timeout"];
            };
            header?: {
                /** @description `respond-async` answers at once, with the operation (RFC 7240). */
                prefer?: components["parameters"]["Prefer"];
                /** @description Makes a repeated request harmless; the same key and body get the first answer again. */
                "idempotency-key"?: components["parameters"]["Idempotency-Key"];
                /** @description The ETag of the service that the change is meant for. */
                "if-match"?: components["parameters"]["If-Match"];
            };
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The service's name or ARN.
                 * @example www
                 */
                service: components["parameters"]["service"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceOrchestrationUpdateRequest"];
            };
        };
        responses: {
            /** @description The service and what belongs to it. */
            200: {
                headers: {
                    "X-Ignored-Fields": components["headers"]["X-Ignored-Fields"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceOrchestrationUpdate"] | components["schemas"]["Plan"];
                };
            };
            202: components["responses"]["Accepted"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    deleteService: {
        parameters: {
            query: {
                /** @description Go on to what nothing else uses. */
                recursive: components["parameters"]["recursive"];
                /**
                 * @description Answer the steps that would be taken, and only read. What is refused for what is there already, or is not, is refused
                 *     just the same.
                 */
                dryRun: components["parameters"]["dryRun"];
            };
            header?: {
                /** @description `respond-async` answers at once, with the operation (RFC 7240). */
                prefer?: components["parameters"]["Prefer"];
                /** @description Makes a repeated request harmless; the same key and body get the first answer again. */
                "idempotency-key"?: components["parameters"]["Idempotency-Key"];
                /** @description The ETag of the service that the change is meant for. */
                "if-match"?: components["parameters"]["If-Match"];
            };
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The service's name or ARN.
                 * @example www
                 */
                service: components["parameters"]["service"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service as it was left; what goes on with `recursive` is the operation that `Location` names. */
            200: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"] | components["schemas"]["Plan"];
                };
            };
            202: components["responses"]["Accepted"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listServiceEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The service's name or ARN.
                 * @example www
                 */
                service: components["parameters"]["service"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "Id": "2f0c9d7e-5c1b-4d59-9a53-2a8e1c3b4d5e",
                     *         "CreatedAt": "2026-11-23T09:30:07.000Z",
                     *         "Message": "(service www) has reached a steady state."
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ServiceEvent"][];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getServiceLogs: {
        parameters: {
            query: {
                /**
                 * @description The task's id or ARN; quotes around it are tolerated.
                 * @example 36d4e5f60718293a4b5c6d7e8f901234
                 */
                task: string;
                /**
                 * @description The container's name; quotes around it are tolerated.
                 * @example webserver
                 */
                container: string;
                /**
                 * @description How many lines at most; as many as fit 1 MB unless given.
                 * @example 100
                 */
                limit?: number;
                /** @description A token of an earlier answer, NextForwardToken or NextBackwardToken, to go on from there. */
                seq?: string;
                /** @description Lines from this time on, in milliseconds since 1970. */
                start?: number;
                /** @description Lines before this time, in milliseconds since 1970. */
                end?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The service's name or ARN.
                 * @example www
                 */
                service: components["parameters"]["service"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lines and how to go on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "Events": [
                     *         {
                     *           "Timestamp": 1795426207000,
                     *           "Message": "webserver is ready",
                     *           "IngestionTime": 1795426207500
                     *         }
                     *       ],
                     *       "NextForwardToken": "f/38921348501234567890134567890012345678901345678901234567",
                     *       "NextBackwardToken": "b/38921348501234567890134567890012345678901345678901234567"
                     *     }
                     */
                    "application/json": components["schemas"]["GetLogEventsResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listServiceDeployments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The service's name or ARN.
                 * @example www
                 */
                service: components["parameters"]["service"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deployments, each with its definition. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "Status": "SUCCESSFUL",
                     *         "TaskDefinition": "arn:aws:ecs:us-east-1:012345678901:task-definition/webservers:1",
                     *         "TargetServiceRevision": {
                     *           "RequestedTaskCount": 1
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ServiceDeployment"][];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    rollbackService: {
        parameters: {
            query: {
                /**
                 * @description Answer the steps that would be taken, and only read. What is refused for what is there already, or is not, is refused
                 *     just the same.
                 */
                dryRun: components["parameters"]["dryRun"];
                /** @description Answer when the deployment has succeeded or failed. */
                wait?: components["parameters"]["wait"];
                /** @description Seconds to wait at most. */
                timeout: components["parameters"]["timeout"];
            };
            header?: {
                /** @description `respond-async` answers at once, with the operation (RFC 7240). */
                prefer?: components["parameters"]["Prefer"];
                /** @description Makes a repeated request harmless; the same key and body get the first answer again. */
                "idempotency-key"?: components["parameters"]["Idempotency-Key"];
                /** @description The ETag of the service that the change is meant for. */
                "if-match"?: components["parameters"]["If-Match"];
            };
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The service's name or ARN.
                 * @example www
                 */
                service: components["parameters"]["service"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RollbackRequest"];
            };
        };
        responses: {
            /** @description The service after the change; with `dryRun`, the plan. */
            200: {
                headers: {
                    "X-Ignored-Fields": components["headers"]["X-Ignored-Fields"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"] | components["schemas"]["Plan"];
                };
            };
            202: components["responses"]["Accepted"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listClusters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ARNs of the org's clusters. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       "arn:aws:ecs:us-east-1:012345678901:cluster/myclu"
                     *     ]
                     */
                    "application/json": string[];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    createCluster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateClusterRequest"];
            };
        };
        responses: {
            /** @description The cluster. */
            200: {
                headers: {
                    "X-Ignored-Fields": components["headers"]["X-Ignored-Fields"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClusterAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getCluster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The one cluster, in the list that DescribeClusters answers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "Clusters": [
                     *         {
                     *           "ClusterArn": "arn:aws:ecs:us-east-1:012345678901:cluster/myclu",
                     *           "ClusterName": "myclu",
                     *           "Status": "ACTIVE",
                     *           "ActiveServicesCount": 1,
                     *           "RunningTasksCount": 2
                     *         }
                     *       ],
                     *       "Failures": []
                     *     }
                     */
                    "application/json": components["schemas"]["Clusters"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    deleteCluster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example empty
                 */
                cluster: components["parameters"]["emptyCluster"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cluster as it was left. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "Cluster": {
                     *         "ClusterArn": "arn:aws:ecs:us-east-1:012345678901:cluster/empty",
                     *         "ClusterName": "empty",
                     *         "Status": "INACTIVE"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ClusterAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listTasks: {
        parameters: {
            query: {
                /** @description Those of this service. */
                service?: string;
                /** @description Those of this task definition family. */
                family?: string;
                /** @description What the tasks are meant to be, whatever they are yet; may be given twice. */
                status: components["parameters"]["taskStatus"];
                /** @description Those that bear this mark. */
                startedBy?: components["parameters"]["startedBy"];
            };
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ARNs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       "arn:aws:ecs:us-east-1:012345678901:task/myclu/36d4e5f60718293a4b5c6d7e8f901234"
                     *     ]
                     */
                    "application/json": string[];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    runTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunTaskRequest"];
            };
        };
        responses: {
            /** @description The tasks that started, and why others did not. */
            200: {
                headers: {
                    "X-Ignored-Fields": components["headers"]["X-Ignored-Fields"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tasks"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The task's id or ARN.
                 * @example 36d4e5f60718293a4b5c6d7e8f901234
                 */
                task: components["parameters"]["task"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The one task, in the list that DescribeTasks answers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "Tasks": [
                     *         {
                     *           "TaskArn": "arn:aws:ecs:us-east-1:012345678901:task/myclu/36d4e5f60718293a4b5c6d7e8f901234",
                     *           "TaskDefinitionArn": "arn:aws:ecs:us-east-1:012345678901:task-definition/webservers:1",
                     *           "LastStatus": "RUNNING",
                     *           "DesiredStatus": "RUNNING",
                     *           "Group": "service:www",
                     *           "Revision": 1
                     *         }
                     *       ],
                     *       "Failures": []
                     *     }
                     */
                    "application/json": components["schemas"]["Tasks"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    stopTask: {
        parameters: {
            query?: {
                /**
                 * @description Why; ECS shows it with the task.
                 * @example no longer needed
                 */
                reason?: components["parameters"]["reason"];
            };
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The task's id or ARN.
                 * @example 36d4e5f60718293a4b5c6d7e8f901234
                 */
                task: components["parameters"]["task"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is being stopped. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example OK */
                    "application/json": "OK";
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listTaskDefinitions: {
        parameters: {
            query?: {
                /** @description ACTIVE unless given. */
                status?: "ACTIVE" | "INACTIVE";
                /** @description Those whose family begins so. */
                prefix?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ARNs of the org's revisions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       "arn:aws:ecs:us-east-1:012345678901:task-definition/nightly:1",
                     *       "arn:aws:ecs:us-east-1:012345678901:task-definition/webservers:1"
                     *     ]
                     */
                    "application/json": string[];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    createTaskDefinition: {
        parameters: {
            query: {
                /**
                 * @description Answer the steps that would be taken, and only read. What is refused for what is there already, or is not, is refused
                 *     just the same.
                 */
                dryRun: components["parameters"]["dryRun"];
                /** @description Check first that what is named exists, images and secrets too. */
                verify: components["parameters"]["verify"];
            };
            header?: {
                /** @description `respond-async` answers at once, with the operation (RFC 7240). */
                prefer?: components["parameters"]["Prefer"];
                /** @description Makes a repeated request harmless; the same key and body get the first answer again. */
                "idempotency-key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterTaskDefinitionRequest"] | components["schemas"]["TaskDefinitionOrchestrationRequest"];
            };
        };
        responses: {
            /** @description The task definition, and for a managed one what belongs to it. */
            200: {
                headers: {
                    "X-Ignored-Fields": components["headers"]["X-Ignored-Fields"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDefinitionAnswer"] | components["schemas"]["TaskDefinitionOrchestration"] | components["schemas"]["Plan"];
                };
            };
            202: components["responses"]["Accepted"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getTaskDefinition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description Family, family and revision, or ARN.
                 * @example webservers:1
                 */
                taskdef: components["parameters"]["taskdef"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The revision that is named, or the family's latest. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "TaskDefinition": {
                     *         "TaskDefinitionArn": "arn:aws:ecs:us-east-1:012345678901:task-definition/webservers:1",
                     *         "Family": "webservers",
                     *         "Revision": 1,
                     *         "Status": "ACTIVE"
                     *       },
                     *       "Tags": [
                     *         {
                     *           "Key": "spinup:org",
                     *           "Value": "myorg"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TaskDefinitionAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    deleteTaskDefinition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description Family, family and revision, or ARN.
                 * @example webservers:1
                 */
                taskdef: components["parameters"]["taskdef"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The revision as it was left. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "TaskDefinition": {
                     *         "Family": "webservers",
                     *         "Revision": 1,
                     *         "Status": "INACTIVE"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["TaskDefinitionAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listManagedTaskDefinitions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Their families. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       "nightly"
                     *     ]
                     */
                    "application/json": string[];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getManagedTaskDefinition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The family.
                 * @example nightly
                 */
                taskdef: components["parameters"]["managedTaskdef"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cluster and the latest revision. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "Cluster": {
                     *         "ClusterName": "myclu",
                     *         "Status": "ACTIVE"
                     *       },
                     *       "TaskDefinition": {
                     *         "Family": "nightly",
                     *         "Revision": 1,
                     *         "Status": "ACTIVE"
                     *       },
                     *       "Tags": [
                     *         {
                     *           "Key": "spinup:org",
                     *           "Value": "myorg"
                     *         },
                     *         {
                     *           "Key": "spinup:flavor",
                     *           "Value": "task"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ManagedTaskDefinition"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    updateManagedTaskDefinition: {
        parameters: {
            query: {
                /**
                 * @description Answer the steps that would be taken, and only read. What is refused for what is there already, or is not, is refused
                 *     just the same.
                 */
                dryRun: components["parameters"]["dryRun"];
                /** @description Check first that what is named exists, images and secrets too. */
                verify: components["parameters"]["verify"];
            };
            header?: {
                /** @description `respond-async` answers at once, with the operation (RFC 7240). */
                prefer?: components["parameters"]["Prefer"];
                /** @description Makes a repeated request harmless; the same key and body get the first answer again. */
                "idempotency-key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The family.
                 * @example nightly
                 */
                taskdef: components["parameters"]["managedTaskdef"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskDefinitionOrchestrationUpdateRequest"];
            };
        };
        responses: {
            /** @description The task definition and what belongs to it. */
            200: {
                headers: {
                    "X-Ignored-Fields": components["headers"]["X-Ignored-Fields"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDefinitionOrchestrationUpdate"] | components["schemas"]["Plan"];
                };
            };
            202: components["responses"]["Accepted"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    deleteManagedTaskDefinition: {
        parameters: {
            query: {
                /** @description Go on to what nothing else uses. */
                recursive: components["parameters"]["recursive"];
                /**
                 * @description Stop its running tasks first.
                 * @example true
                 */
                force: boolean;
                /**
                 * @description Answer the steps that would be taken, and only read. What is refused for what is there already, or is not, is refused
                 *     just the same.
                 */
                dryRun: components["parameters"]["dryRun"];
            };
            header?: {
                /** @description `respond-async` answers at once, with the operation (RFC 7240). */
                prefer?: components["parameters"]["Prefer"];
                /** @description Makes a repeated request harmless; the same key and body get the first answer again. */
                "idempotency-key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The family.
                 * @example nightly
                 */
                taskdef: components["parameters"]["managedTaskdef"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With `dryRun`, the plan. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description It is being deleted. */
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedManagedTaskDefinition"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listManagedTasks: {
        parameters: {
            query: {
                /** @description What the tasks are meant to be, whatever they are yet; may be given twice. */
                status: components["parameters"]["taskStatus"];
                /** @description Those that bear this mark. */
                startedBy?: components["parameters"]["startedBy"];
            };
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The family.
                 * @example nightly
                 */
                taskdef: components["parameters"]["managedTaskdef"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ARNs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       "arn:aws:ecs:us-east-1:012345678901:task/myclu/5b6c7d8e9f0a1b2c3d4e5f6071829304"
                     *     ]
                     */
                    "application/json": string[];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    runManagedTaskDefinition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The family.
                 * @example nightly
                 */
                taskdef: components["parameters"]["managedTaskdef"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RunTaskRequest"];
            };
        };
        responses: {
            /** @description The tasks that started, and why others did not. */
            200: {
                headers: {
                    "X-Ignored-Fields": components["headers"]["X-Ignored-Fields"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tasks"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getManagedTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The family.
                 * @example nightly
                 */
                taskdef: components["parameters"]["managedTaskdef"];
                /**
                 * @description The task's id or ARN.
                 * @example 5b6c7d8e9f0a1b2c3d4e5f6071829304
                 */
                task: components["parameters"]["managedTask"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The one task, in the list that DescribeTasks answers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "Tasks": [
                     *         {
                     *           "TaskArn": "arn:aws:ecs:us-east-1:012345678901:task/myclu/5b6c7d8e9f0a1b2c3d4e5f6071829304",
                     *           "TaskDefinitionArn": "arn:aws:ecs:us-east-1:012345678901:task-definition/nightly:1",
                     *           "LastStatus": "RUNNING",
                     *           "Revision": 1
                     *         }
                     *       ],
                     *       "Failures": []
                     *     }
                     */
                    "application/json": components["schemas"]["Tasks"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    stopManagedTask: {
        parameters: {
            query?: {
                /**
                 * @description Why; ECS shows it with the task.
                 * @example no longer needed
                 */
                reason?: components["parameters"]["reason"];
            };
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The cluster's name or ARN.
                 * @example myclu
                 */
                cluster: components["parameters"]["cluster"];
                /**
                 * @description The family.
                 * @example nightly
                 */
                taskdef: components["parameters"]["managedTaskdef"];
                /**
                 * @description The task's id or ARN.
                 * @example 5b6c7d8e9f0a1b2c3d4e5f6071829304
                 */
                task: components["parameters"]["managedTask"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is being stopped. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example OK */
                    "application/json": "OK";
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listDiscoveryServices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The services. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "Services": [
                     *         {
                     *           "Id": "srv-tvtbgvkkxtts3qlf",
                     *           "Arn": "arn:aws:servicediscovery:us-east-1:012345678901:service/srv-tvtbgvkkxtts3qlf",
                     *           "Name": "www"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DiscoveryServices"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    createDiscoveryService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateDiscoveryServiceRequest"];
            };
        };
        responses: {
            /** @description The service. */
            200: {
                headers: {
                    "X-Ignored-Fields": components["headers"]["X-Ignored-Fields"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscoveryServiceAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getDiscoveryService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The Cloud Map service's id or ARN.
                 * @example srv-tvtbgvkkxtts3qlf
                 */
                id: components["parameters"]["discoveryService"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "Service": {
                     *         "Id": "srv-tvtbgvkkxtts3qlf",
                     *         "Arn": "arn:aws:servicediscovery:us-east-1:012345678901:service/srv-tvtbgvkkxtts3qlf",
                     *         "Name": "www"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DiscoveryServiceAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    deleteDiscoveryService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The Cloud Map service's id or ARN.
                 * @example srv-pqg4hs5kzw2mxe7a
                 */
                id: components["parameters"]["unusedDiscoveryService"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listSecrets: {
        parameters: {
            query?: {
                /** @description Tags that the secrets must carry, as `Application=blog&Stage=test`. */
                tags?: {
                    [key: string]: string;
                };
            };
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ARNs of the org's secrets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    createSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSecretRequest"];
            };
        };
        responses: {
            /** @description The new secret, without its value. */
            200: {
                headers: {
                    "X-Ignored-Fields": components["headers"]["X-Ignored-Fields"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateSecretResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The secret's name or ARN; slashes in it percent-encoded.
                 * @example TopSecretPassword
                 */
                secret: components["parameters"]["secret"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret without its value; what does not apply is null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ARN": "arn:aws:secretsmanager:us-east-1:012345678901:secret:TopSecretPassword-rJ93nm",
                     *       "DeletedDate": null,
                     *       "Description": null,
                     *       "KmsKeyId": "5b1f2c3d-7a84-4e6b-9c0d-1e2f3a4b5c6d",
                     *       "LastAccessedDate": null,
                     *       "LastChangedDate": "2026-11-23T09:30:07.000Z",
                     *       "LastRotatedDate": null,
                     *       "Name": "TopSecretPassword",
                     *       "RotationEnabled": null,
                     *       "RotationLambdaARN": null,
                     *       "RotationRules": null,
                     *       "Tags": [
                     *         {
                     *           "Key": "spinup:org",
                     *           "Value": "myorg"
                     *         }
                     *       ],
                     *       "VersionIdsToStages": {
                     *         "592cefae-7b74-4a22-b1c9-55f958531579": [
                     *           "AWSCURRENT"
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DescribeSecretResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    updateSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The secret's name or ARN; slashes in it percent-encoded.
                 * @example TopSecretPassword
                 */
                secret: components["parameters"]["secret"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretUpdateRequest"];
            };
        };
        responses: {
            /** @description The secret with its new version; nothing when only tags were changed. */
            200: {
                headers: {
                    "X-Ignored-Fields": components["headers"]["X-Ignored-Fields"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateSecretResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    deleteSecret: {
        parameters: {
            query: {
                /** @description Days until it is gone for good, 7 to 30; 0 means at once. */
                window: 0 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 22 | 23 | 24 | 25 | 26 | 27 | 28 | 29 | 30;
            };
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The secret's name or ARN; slashes in it percent-encoded.
                 * @example TopSecretPassword
                 */
                secret: components["parameters"]["secret"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret and when it is gone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteSecretResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listParameters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description What stands between the org and the name, as a space.
                 * @example someprefix
                 */
                prefix: components["parameters"]["prefix"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Their names, without the path. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       "newsecret123",
                     *       "oldsecret123"
                     *     ]
                     */
                    "application/json": string[];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    createParameter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description What stands between the org and the name, as a space.
                 * @example someprefix
                 */
                prefix: components["parameters"]["prefix"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutParameterRequest"];
            };
        };
        responses: {
            /** @description Its version, as a number and as text. */
            200: {
                headers: {
                    "X-Ignored-Fields": components["headers"]["X-Ignored-Fields"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedParameter"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    deleteParameters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description What stands between the org and the name, as a space.
                 * @example someprefix
                 */
                prefix: components["parameters"]["prefix"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many there were. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "Message": "OK",
                     *       "Deleted": 2
                     *     }
                     */
                    "application/json": components["schemas"]["DeletedParameters"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getParameter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description What stands between the org and the name, as a space.
                 * @example someprefix
                 */
                prefix: components["parameters"]["prefix"];
                /**
                 * @description The parameter's name, without the path.
                 * @example newsecret123
                 */
                param: components["parameters"]["param"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The parameter without its value. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ARN": "arn:aws:ssm:us-east-1:012345678901:parameter/myorg/someprefix/newsecret123",
                     *       "Name": "newsecret123",
                     *       "Description": "a secret parameter",
                     *       "KeyId": "5b1f2c3d-7a84-4e6b-9c0d-1e2f3a4b5c6d",
                     *       "Type": "SecureString",
                     *       "Tags": [
                     *         {
                     *           "Key": "spinup:org",
                     *           "Value": "myorg"
                     *         }
                     *       ],
                     *       "LastModifiedDate": "2026-11-23 09:30:07 +0000 UTC",
                     *       "Version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Parameter"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    updateParameter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description What stands between the org and the name, as a space.
                 * @example someprefix
                 */
                prefix: components["parameters"]["prefix"];
                /**
                 * @description The parameter's name, without the path.
                 * @example newsecret123
                 */
                param: components["parameters"]["param"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParameterUpdateRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Ignored-Fields": components["headers"]["X-Ignored-Fields"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["ContentTooLarge"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    deleteParameter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description What stands between the org and the name, as a space.
                 * @example someprefix
                 */
                prefix: components["parameters"]["prefix"];
                /**
                 * @description The parameter's name, without the path.
                 * @example newsecret123
                 */
                param: components["parameters"]["param"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "Message": "OK"
                     *     }
                     */
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listTargetGroups: {
        parameters: {
            query?: {
                /**
                 * @description The space; all of the org's unless given.
                 * @example myclu
                 */
                space?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ARNs by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "www": "arn:aws:elasticloadbalancing:us-east-1:012345678901:targetgroup/www/73e2d6bc24d8a067"
                     *     }
                     */
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    describeLoadBalancers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The space, which is the cluster's name.
                 * @example myclu
                 */
                space: components["parameters"]["space"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each balancer with its listeners and their rules, and its target groups with their targets' health. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "LoadBalancerArn": "arn:aws:elasticloadbalancing:us-east-1:012345678901:loadbalancer/app/www/50dc6c495c0c9188",
                     *         "LoadBalancerName": "www",
                     *         "Type": "application",
                     *         "Listeners": [
                     *           {
                     *             "Port": 80,
                     *             "Protocol": "HTTP",
                     *             "Rules": [
                     *               {
                     *                 "Priority": "default",
                     *                 "IsDefault": true
                     *               }
                     *             ]
                     *           }
                     *         ],
                     *         "TargetGroups": [
                     *           {
                     *             "TargetGroupName": "www",
                     *             "Port": 80,
                     *             "Targets": [
                     *               {
                     *                 "Target": {
                     *                   "Id": "10.0.1.20",
                     *                   "Port": 80
                     *                 },
                     *                 "TargetHealth": {
                     *                   "State": "healthy"
                     *                 }
                     *               }
                     *             ]
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["LoadBalancerDetails"][];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listOperations: {
        parameters: {
            query: {
                /** @description Those in this state. */
                state?: components["schemas"]["OperationState"];
                /** @description Those of this kind, an operationId. */
                kind?: string;
                /** @description Those on this target, as `myclu/www`. */
                target?: string;
                /** @description How many at most. */
                limit: number;
                /** @description The token of an earlier answer, to go on from there. */
                next?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of operations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "Operations": [
                     *         {
                     *           "Id": "0b6f9f6e-6f0e-4f0c-8a6d-3a2b1c0d9e8f",
                     *           "Kind": "createService",
                     *           "Target": "myclu/www",
                     *           "State": "succeeded",
                     *           "StartedAt": "2026-11-23T09:30:00.000Z",
                     *           "EndedAt": "2026-11-23T09:30:01.000Z",
                     *           "Steps": []
                     *         }
                     *       ],
                     *       "Next": null
                     *     }
                     */
                    "application/json": components["schemas"]["Operations"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getOperation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The operation's id.
                 * @example 0b6f9f6e-6f0e-4f0c-8a6d-3a2b1c0d9e8f
                 */
                operation: components["parameters"]["operation"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operation with its steps and, when it has ended, its outcome. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "Id": "0b6f9f6e-6f0e-4f0c-8a6d-3a2b1c0d9e8f",
                     *       "Kind": "createService",
                     *       "Target": "myclu/www",
                     *       "State": "succeeded",
                     *       "StartedAt": "2026-11-23T09:30:00.000Z",
                     *       "EndedAt": "2026-11-23T09:30:01.000Z",
                     *       "Steps": [
                     *         {
                     *           "Name": "createCluster",
                     *           "Resource": {
                     *             "Type": "ecs:cluster",
                     *             "Name": "myclu"
                     *           },
                     *           "Action": "create",
                     *           "State": "succeeded",
                     *           "StartedAt": "2026-11-23T09:30:00.000Z",
                     *           "EndedAt": "2026-11-23T09:30:00.200Z"
                     *         },
                     *         {
                     *           "Name": "createService",
                     *           "Resource": {
                     *             "Type": "ecs:service",
                     *             "Name": "www"
                     *           },
                     *           "Action": "create",
                     *           "State": "succeeded",
                     *           "StartedAt": "2026-11-23T09:30:00.700Z",
                     *           "EndedAt": "2026-11-23T09:30:01.000Z"
                     *         }
                     *       ],
                     *       "Result": {
                     *         "Cluster": {
                     *           "ClusterName": "myclu",
                     *           "Status": "ACTIVE"
                     *         },
                     *         "Credentials": {
                     *           "webserver": {
                     *             "ARN": "arn:aws:secretsmanager:us-east-1:012345678901:secret:spinup/myorg/myclu/myapp-webserver-cred-BFyDco"
                     *           }
                     *         },
                     *         "TaskDefinition": {
                     *           "Family": "webservers",
                     *           "Revision": 1,
                     *           "Status": "ACTIVE"
                     *         },
                     *         "ServiceDiscoveryService": {
                     *           "Id": "srv-tvtbgvkkxtts3qlf",
                     *           "Name": "www"
                     *         },
                     *         "Service": {
                     *           "ServiceName": "www",
                     *           "Status": "ACTIVE",
                     *           "DesiredCount": 1
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Operation"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    cancelOperation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The operation's id.
                 * @example 7c1d2e3f-4a5b-4c6d-8e7f-9a0b1c2d3e4f
                 */
                operation: components["parameters"]["runningOperation"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is told to end. This is how it was then; `Location` tells how it goes on. */
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "Id": "7c1d2e3f-4a5b-4c6d-8e7f-9a0b1c2d3e4f",
                     *       "Kind": "createService",
                     *       "Target": "newclu/www",
                     *       "State": "running",
                     *       "StartedAt": "2026-11-23T09:30:00.000Z",
                     *       "Steps": [
                     *         {
                     *           "Name": "createCluster",
                     *           "Resource": {
                     *             "Type": "ecs:cluster",
                     *             "Name": "newclu"
                     *           },
                     *           "Action": "create",
                     *           "State": "succeeded",
                     *           "StartedAt": "2026-11-23T09:30:00.000Z",
                     *           "EndedAt": "2026-11-23T09:30:00.200Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Operation"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    streamOperation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The last event that the caller has. */
                "last-event-id"?: string;
            };
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The operation's id.
                 * @example 0b6f9f6e-6f0e-4f0c-8a6d-3a2b1c0d9e8f
                 */
                operation: components["parameters"]["operation"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 5
                     *     event: step
                     *     data: {"Name":"createCluster","Resource":{"Type":"ecs:cluster","Name":"myclu"},"Action":"create","State":"started","StartedAt":"2026-11-23T09:30:00.000Z"}
                     *
                     *     id: 9
                     *     event: step
                     *     data: {"Name":"createCluster","Resource":{"Type":"ecs:cluster","Name":"myclu"},"Action":"create","State":"done","EndedAt":"2026-11-23T09:30:00.200Z"}
                     *
                     *     id: 41
                     *     event: end
                     *     data: {"Id":"0b6f9f6e-6f0e-4f0c-8a6d-3a2b1c0d9e8f","State":"succeeded"}
                     */
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["Throttled"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
