// Generated from openapi.yaml by `npm run generate`. Do not edit.
export interface paths {
    "/ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check that the process responds */
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
        /** Get the version */
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
         * Get the metrics
         * @description Returns the number and duration of requests, of AWS calls, and of their waits for AWS's rates in the Prometheus text format.
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
        /** Check whether this instance accepts requests */
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
                 * @description The image reference as Docker writes it, with a tag or digest.
                 * @example registry.example.com/web/nginx:1.29
                 */
                image: components["parameters"]["image"];
            };
            header?: {
                /** @description Credentials for the registry: JSON with `username` and `password`, encoded in Base64. */
                "x-registry-auth"?: components["parameters"]["X-Registry-Auth"];
            };
            path?: never;
            cookie?: never;
        };
        /** Get an image's digest, platforms and size */
        get: operations["inspectImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /**
         * Check that an image exists
         * @description Requests the image's manifest from its registry. Connects only over https and only to public addresses, except
         *     for registries that the configuration allows by name. The same rule applies to redirects and to token realms.
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
         * Create a service
         * @description Creates what the service needs and what does not exist yet: cluster, credentials, execution role, log group,
         *     task definition, service registry and service. Each step starts as soon as its inputs exist. Every resource is
         *     tagged with `spinup:org`, `spinup:spaceid` (the cluster's name), `spinup:type`, `spinup:flavor` and the tags of
         *     the request.
         *
         *     If a step fails, everything created so far is rolled back and existing resources stay as they are. The problem
         *     document lists both.
         *
         *     A deleted service of the same name that is still draining is waited for, for two minutes. If it has target groups, or
         *     takes longer, the response is 409 and says how long it may take: as long as its tasks need to stop, and the
         *     deregistration delay of its target groups.
         *
         *     The space decides some values of a definition, as definitions are often written for another account or for EC2. A
         *     role is used if it has the org's tag or the configuration allows it (`allowedRoles`); otherwise the space's role
         *     takes its place. Compatibilities become FARGATE, the network mode awsvpc, host ports those of the containers. A log
         *     group is used if it has the org's tag, created if it does not exist, and otherwise replaced by the space's; all are
         *     in the account's Region. An absent CPU or memory becomes that of the smallest Fargate size that fits the containers.
         *     `Adjustments` lists what was replaced; with `strict=true`, it is refused instead. What Fargate cannot do and
         *     nothing can replace, such as `Privileged`, `Links` or volumes of the host, is refused.
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
        /** List the services of a cluster */
        get: operations["listServices"];
        /**
         * Update a service that the body names
         * @description Does the same as updateService for the service that `Service.Service` names.
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
        /** Get a service */
        get: operations["getService"];
        /**
         * Update a service
         * @description Changes any of: tags, members of the service, its task definition (as a new revision), repository credentials.
         *     Can also force a new deployment. A given task definition is deployed in any case, a given capacity provider
         *     strategy forces a deployment.
         *
         *     Members that are left out stay as they are, also those of `NetworkConfiguration`. An empty `Subnets`,
         *     `SecurityGroups` or `CapacityProviderStrategy` counts as absent; an empty list of load balancers, registries or
         *     volume configurations removes them.
         *
         *     Credentials are given by container name. A given credential becomes the new value of the secret that the
         *     container uses, or a new secret under the space's prefix if there is none. A secret outside the space's prefix
         *     is replaced by a new secret under the prefix, with the given value or a copy of the current one. A secret that
         *     the task definition still references is kept. A secret that is no longer referenced is deleted by a follow-up
         *     operation after the deployment, unless another task definition needs it. Secrets without the org's tag are never
         *     changed or deleted.
         */
        put: operations["updateService"];
        post?: never;
        /**
         * Delete a service
         * @description With `recursive`, a follow-up operation deletes what nothing else uses: the revisions of the task definition's
         *     family, their credentials and the service registry, and, if the cluster is empty then, the cluster, its role and
         *     its log group. It starts when the service has drained, which takes up to an hour with target groups. If that clean-up
         *     fails, repeat the request to delete what remains. If the role is to be deleted and somebody gave it further policies,
         *     the response is 409 before anything is deleted.
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
         * List the events of a service
         * @description Returns the latest event first. ECS keeps 100 events.
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
         * Get the log events of a container
         * @description Finds the log group, the stream and their Region in the log configuration of the container, which must use the
         *     awslogs driver. If ECS no longer knows the task or the service, or `{service}` is the family of a managed task
         *     definition, reads the stream `{service}/{container}/{task}` of the space's log group. Without `seq`, returns the
         *     latest events. Events are in chronological order.
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
         * List the deployments of a service
         * @description Returns the latest deployment first. ECS keeps deployments for 90 days.
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
         * Roll back a service
         * @description Returns a service to an earlier task definition. If a deployment is in progress, stops it, and ECS performs the
         *     deployment rollback. Otherwise deploys the task definition that ran before the present one: of the definitions
         *     that were deployed successfully, without those that were rolled back from and deregistered ones. So a second
         *     rollback leads one version further back. If the request names a revision, deploys that revision.
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
         * @description Creates a cluster with the org's tag. Without `CapacityProviders` it gets FARGATE and FARGATE_SPOT. If the org has
         *     a cluster with the name, returns that cluster unchanged.
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
        /** Get a cluster */
        get: operations["getCluster"];
        put?: never;
        post?: never;
        /**
         * Delete a cluster
         * @description Returns 409 if the cluster has services or tasks.
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
        /** List the tasks of a cluster */
        get: operations["listTasks"];
        put?: never;
        /**
         * Run tasks
         * @description Runs tasks of one of the org's task definitions. Default: with the cluster's default capacity provider strategy,
         *     or on Fargate if it has none, in the account's default subnets. The roles of `Overrides` have to be the org's, or
         *     the configuration has to allow them (`allowedRoles`); any other role does not exist.
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
        /** Get a task */
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
        /**
         * List task definitions
         * @description Lists revisions with the org's tag. One without any org's tag can be got by its name while a service or task of the
         *     org runs it.
         */
        get: operations["listTaskDefinitions"];
        put?: never;
        /**
         * Register a task definition, or create a managed one
         * @description Accepts one of two bodies. With `Family`, registers a task definition. With `TaskDefinition`, creates a managed
         *     task definition: cluster, credentials, execution role, log group and task definition, as createService does, but
         *     without a service. A response of DescribeTaskDefinition, without a `Cluster` beside it, is registered. A
         *     definition that is only registered has no space, so its roles have to be the org's, or the configuration has to
         *     allow them (`allowedRoles`). With `dryRun`, the response has the definition as it would be registered. The
         *     command `ecs-api convert` prints the same for a file, without an account.
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
                 * @description Family, family and revision (`web:3`), or ARN.
                 * @example webservers:1
                 */
                taskdef: components["parameters"]["taskdef"];
            };
            cookie?: never;
        };
        /** Get a task definition */
        get: operations["getTaskDefinition"];
        put?: never;
        post?: never;
        /**
         * Deregister a revision
         * @description The path must name a revision (`web:3`). Its running tasks continue to run. Returns 409 for a revision without any
         *     org's tag, which is the org's only while it is in use.
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
        /**
         * List the managed task definitions of a cluster
         * @description These are all task definitions of the org with the tag `spinup:spaceid` of the cluster, whatever their other tags. The
         *     list leaves out those that a service of the cluster runs.
         */
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
        /** Get a managed task definition */
        get: operations["getManagedTaskDefinition"];
        /**
         * Update a managed task definition
         * @description Registers a new revision. Handles credentials and tags as updateService does.
         */
        put: operations["updateManagedTaskDefinition"];
        post?: never;
        /**
         * Delete a managed task definition
         * @description Deregisters and deletes every revision, and deletes the credentials that only they reference. Returns 409 if
         *     tasks of the family are running, unless `force` is given. With `recursive`, also deletes the cluster, its role
         *     and its log group if nothing else is in the cluster. Runs as an operation. If it fails, repeat the request to
         *     delete what remains.
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
         * @description Unless the request gives other values: on Fargate, with ECS-managed tags and the tags of the task definition.
         *     Without a body, runs one task.
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
        /** Get a task of a managed task definition */
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
         * @description Returns the services with the org's tag and those without the tag of any org.
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
        /** Get a Cloud Map service */
        get: operations["getDiscoveryService"];
        put?: never;
        post?: never;
        /**
         * Delete a Cloud Map service
         * @description Returns 409 if instances are registered with the service.
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
         * @description Each parameter of the query is a tag that the secrets must have. The list is AWS's, which may lack the changes of the last five minutes; showing a secret by its name or ARN is up to date.
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
                 * @description The secret's name or ARN. Encode slashes as `%2F`.
                 * @example TopSecretPassword
                 */
                secret: components["parameters"]["secret"];
            };
            cookie?: never;
        };
        /** Get the description of a secret */
        get: operations["getSecret"];
        /**
         * Update the value or the tags of a secret
         * @description Adds the tags to the existing ones. The org's tag cannot be changed.
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
                 * @description The part of the path between the org and the parameter's name, usually a space.
                 * @example someprefix
                 */
                prefix: components["parameters"]["prefix"];
            };
            cookie?: never;
        };
        /** List the parameters of a prefix */
        get: operations["listParameters"];
        put?: never;
        /**
         * Create a parameter
         * @description Creates the parameter at `/<org>/<prefix>/<Name>`. Default: a SecureString that is encrypted with the account's
         *     default key.
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
                 * @description The part of the path between the org and the parameter's name, usually a space.
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
        /** Get the description of a parameter */
        get: operations["getParameter"];
        /**
         * Update the value or the tags of a parameter
         * @description Adds the tags to the existing ones. The org's tag cannot be changed.
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
        /** List the target groups of a space */
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
        /** Get the load balancers of a space */
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
         * @description Returns the latest operation first, without results and steps unless `include` asks for them. For a token of spaces, a page may
         *     have fewer operations than `limit`, also where there are more.
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
        /** Get an operation */
        get: operations["getOperation"];
        put?: never;
        post?: never;
        /**
         * Cancel an operation
         * @description Requests that the operation stops and is rolled back. The operation ends any wait, starts no further step and
         *     rolls back; its state becomes `cancelled`. Deletions cannot be rolled back, and a change whose deployment the
         *     operation waits for is not rolled back: in both cases the state becomes `failed`. Returns 409 if the operation
         *     has already ended, or is already being rolled back: a rollback cannot be cancelled.
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
         * Stream the events of an operation
         * @description Sends server-sent events: `step` for each change of a step, `deployment` for progress of the deployment that the
         *     operation waits for, and `end` with the state when the operation has ended. With `Last-Event-ID`, starts after
         *     that event.
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
        /** @description A problem document (RFC 9457). Unlike those of all other responses, its keys start with a lower-case letter. */
        Problem: {
            /** @description A URI that identifies the type of the problem. */
            type: string;
            /** @description The reason phrase of the status. */
            title: string;
            /** @description The HTTP status. */
            status: number;
            /** @description An explanation of this occurrence. */
            detail: string;
            /** @description The path of the request. */
            instance: string;
            /** @description The request id, as in the header X-Request-Id and in the log. */
            requestId: string;
            /** @description What is invalid in the request. Of more than 100 faults, the first 100; `detail` has the number of all. */
            errors?: components["schemas"]["Fault"][];
            /** @description The error code that AWS returned. */
            awsCode?: string;
            /** @description The request id of the AWS response. */
            awsRequestId?: string;
            /** @description The operation's id. `Location` is its path. */
            operation?: string;
            /** @description The step that failed. */
            step?: string;
            /**
             * @description Resources that the operation created or changed, or may have created or changed, and that are being rolled
             *     back. When the rollback is complete, `rolledBack` and `remaining` replace it.
             */
            rollingBack?: components["schemas"]["ProblemResource"][];
            /** @description Resources whose creation or change was rolled back. */
            rolledBack?: components["schemas"]["ProblemResource"][];
            /** @description Existing resources that the operation left as they were. */
            unchanged?: components["schemas"]["ProblemResource"][];
            /** @description The failed deployment that the operation waited for. */
            deployment?: components["schemas"]["FailedDeployment"];
            /**
             * @description Resources that the operation created, changed or deleted, where the rollback failed or does not cover the
             *     change.
             */
            remaining?: components["schemas"]["ProblemResource"][];
        };
        /** @description One invalid value of a request. */
        Fault: {
            /** @description JSON Pointer into the body (RFC 6901). */
            pointer?: string;
            /** @description The location and name of a parameter, such as query.window. */
            parameter?: string;
            message: string;
        };
        /** @description An AWS resource. */
        ProblemResource: {
            /** @description The resource type, such as ecs:cluster or iam:role. */
            type: string;
            /** @description The resource's name or ARN. */
            name: string;
        };
        /** @description The version of this instance. Unlike those of most other responses, its keys start with a lower-case letter. */
        Version: {
            /** @description A semantic version. */
            version: string;
            /** @description The commit that was built; empty if it is not known. */
            githash: string;
            /** @description The time of the build; empty if it is not known. */
            buildstamp: string;
        };
        /** @description Whether this instance accepts requests, and the checks that this depends on. */
        Readiness: {
            /** @enum {string} */
            status: "ready" | "not ready";
            /** @description The result of each check, by name. */
            checks: {
                [key: string]: string;
            };
        };
        /** @description An image as its registry describes it. */
        Image: {
            /** @description The requested reference. */
            image: string;
            /** @description The digest of the manifest or index that the reference names. */
            digest: string;
            /** @description The media type of that manifest or index. */
            mediaType: string;
            /** @description The platforms that the image supports. */
            platforms: components["schemas"]["Platform"][];
            /** @description The compressed size in bytes. For an index, the size of its linux/amd64 image, or of its first image. */
            size: number;
        };
        /** @description An operating system and a processor architecture. */
        Platform: {
            os: string;
            architecture: string;
            variant?: string;
        };
        /** @description A service and the resources to create for it. Resources that are not given must exist and be named in `Service`. */
        ServiceOrchestrationRequest: {
            service: components["schemas"]["CreateServiceRequest"];
            /** @description Created if it does not exist. */
            cluster?: components["schemas"]["CreateClusterRequest"];
            taskDefinition?: components["schemas"]["RegisterTaskDefinitionRequest"];
            serviceRegistry?: components["schemas"]["CreateDiscoveryServiceRequest"];
            /** @description Credentials for private registries, by the name of the container that needs them. */
            credentials?: {
                [key: string]: components["schemas"]["RepositoryCredential"];
            };
            /**
             * @description Tags for every resource that is created. `Name` and `spinup:category` are not set on cluster, log groups, role and
             *     service registry. The API's own tags (`spinup:org` ...) are ignored. A resource has at most 50 tags,
             *     including the API's own, and the keys must differ in more than case, as the execution role gets them too.
             */
            tags?: components["schemas"]["Tag"][];
        };
        /** @description A service and what belongs to it. A member is null if there is no such resource. */
        ServiceOrchestration: {
            cluster: components["schemas"]["Cluster"];
            /** @description The secrets that were created, by container. */
            credentials: {
                [key: string]: components["schemas"]["CreateSecretResponse"];
            } | null;
            taskDefinition: components["schemas"]["TaskDefinition"];
            serviceDiscoveryService: components["schemas"]["DiscoveryService"] | null;
            service: components["schemas"]["Service"];
            adjustments?: components["schemas"]["Adjustments"];
        };
        /** @description A service and what belongs to it. */
        ServiceDetails: components["schemas"]["ServiceBase"] & {
            cluster: components["schemas"]["Cluster"];
            taskDefinition: components["schemas"]["TaskDefinition"];
            /** @description Its running and stopped tasks, as `cluster/id`. */
            tasks: string[];
            /** @description Its DNS name; null if it has no service registry, or one that no longer exists. */
            serviceEndpoint: string | null;
        };
        /** @description Changes to a service. Omitted members stay unchanged. */
        ServiceOrchestrationUpdateRequest: {
            /** @description Whether to replace all tasks even if nothing changed. */
            forceNewDeployment?: boolean;
            /** @description The same as `ForceNewDeployment`. */
            forceRedeploy?: boolean;
            service?: components["schemas"]["UpdateServiceRequest"];
            /**
             * @description Deployed in any case. It is registered as a new revision unless it equals the running or the latest one.
             *     Deploying the running revision again is forced, as its image tags may name other images by then.
             */
            taskDefinition?: components["schemas"]["RegisterTaskDefinitionRequest"];
            /** @description Credentials for private registries, by the name of the container that needs them. */
            credentials?: {
                [key: string]: components["schemas"]["RepositoryCredential"];
            };
            /**
             * @description Tags for the service and everything that belongs to it. Default tags that a resource does not have are added. `Name`
             *     and `spinup:category` are not set on cluster, log groups and role, which have the `Name` of cluster or role.
             */
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
            /**
             * @description The secrets that containers no longer have, by container, as the definition does not name them and the request gives no
             *     value. They can be restored: each is kept until neither the running nor the previous definition names it, and is then
             *     scheduled for deletion in 7 days.
             */
            removedCredentials?: {
                [key: string]: components["schemas"]["RemovedCredential"];
            };
            /** @description The ARNs of the log groups of its containers that exist. */
            cloudwatchLogGroups: string[];
            tags: components["schemas"]["Tag"][];
            adjustments?: components["schemas"]["Adjustments"];
        };
        /** @description A task definition and the resources to create for it. */
        TaskDefinitionOrchestrationRequest: {
            /** @description Created if it does not exist. */
            cluster: components["schemas"]["CreateClusterRequest"];
            taskDefinition: components["schemas"]["RegisterTaskDefinitionRequest"];
            /** @description Credentials for private registries, by the name of the container that needs them. */
            credentials?: {
                [key: string]: components["schemas"]["RepositoryCredential"];
            };
            /**
             * @description Tags for every resource that is created. `Name` and `spinup:category` are not set on cluster, log groups, role and
             *     service registry. The API's own tags (`spinup:org` ...) are ignored. A resource has at most 50 tags,
             *     including the API's own, and the keys must differ in more than case, as the execution role gets them too.
             */
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
            adjustments?: components["schemas"]["Adjustments"];
        };
        /** @description Changes to a managed task definition. Omitted members stay unchanged. */
        TaskDefinitionOrchestrationUpdateRequest: {
            taskDefinition?: components["schemas"]["RegisterTaskDefinitionRequest"];
            /** @description Credentials for private registries, by the name of the container that needs them. */
            credentials?: {
                [key: string]: components["schemas"]["RepositoryCredential"];
            };
            /** @description Tags for the task definition and everything that belongs to it, as in updateService. */
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
            /**
             * @description The secrets that containers no longer have, by container, as the definition does not name them and the request gives no
             *     value. They can be restored: each is kept until neither the running nor the previous definition names it, and is then
             *     scheduled for deletion in 7 days.
             */
            removedCredentials?: {
                [key: string]: components["schemas"]["RemovedCredential"];
            };
            /** @description The ARNs of the log groups of its containers that exist. */
            cloudwatchLogGroups: string[];
            tags: components["schemas"]["Tag"][];
            adjustments?: components["schemas"]["Adjustments"];
        };
        /** @description A task definition and the cluster that its tasks run in. */
        ManagedTaskDefinition: {
            cluster: components["schemas"]["Cluster"];
            taskDefinition: components["schemas"]["TaskDefinition"];
            tags: components["schemas"]["Tag"][];
        };
        /** @description The managed task definition that is being deleted. */
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
        /** @description The clusters, and failures for those that were not found. */
        Clusters: {
            clusters: components["schemas"]["Cluster"][];
            failures: components["schemas"]["Failure"][];
        };
        /** @description The tasks, and failures for those that were not found or did not start. */
        Tasks: {
            tasks: components["schemas"]["Task"][];
            failures: components["schemas"]["Failure"][];
        };
        /** @description A task definition and its tags. */
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
            /** @description Only in the response to getDiscoveryService. */
            Tags?: components["schemas"]["Tag"][];
        };
        /**
         * @description The revision to deploy. Default: the task definition of the latest successful deployment with another one. A
         *     response of AWS's that describes the revision may be pasted as the body; its `TaskDefinitionArn` counts.
         */
        RollbackRequest: {
            /** @description Family and revision (web:3), or ARN. */
            taskDefinition?: string;
            /** @description As AWS describes a revision; the same as TaskDefinition. */
            taskDefinitionArn?: string;
        };
        /** @description The reasons why a deployment failed. */
        FailedDeployment: {
            arn: string;
            /** @description ECS's status of the deployment, such as ROLLBACK_SUCCESSFUL. */
            status: string;
            reason?: string;
            /** @description Stopped tasks of the deployment. */
            tasks: components["schemas"]["FailedTask"][];
            /** @description The latest events of the service, the latest first. */
            events: string[];
            /** @description The last log lines of the stopped tasks. */
            logs: string[];
        };
        /** @description A stopped task and the reasons. */
        FailedTask: {
            /** @description The ARN. */
            task: string;
            /** @description ECS's stop code, such as TaskFailedToStart. */
            code?: string;
            reason?: string;
            /** @description The reasons that the containers give, if any. */
            containers: string[];
        };
        /** @description An empty object. */
        Nothing: Record<string, never>;
        /** @description A new value, tags, or both. Without either, nothing changes. */
        SecretUpdateRequest: {
            /** @description The new value as text. */
            Secret?: string;
            Tags?: components["schemas"]["Tag"][];
        };
        /** @description The first version of a parameter. */
        CreatedParameter: {
            /** @enum {string} */
            Tier: "Advanced" | "Intelligent-Tiering" | "Standard";
            Version: number;
            /** @description The version as a string. */
            VersionId: string;
        };
        /** @description A new value, tags, or both. Without either, nothing changes. */
        ParameterUpdateRequest: {
            Description?: string;
            Value?: string;
            /**
             * @description Default: the current type.
             * @enum {string}
             */
            Type?: "SecureString" | "String" | "StringList";
            /** @description The key of a SecureString. Default: the current key. */
            KeyId?: string;
            /** @description A regular expression that the value must match. */
            AllowedPattern?: string;
            Tags?: components["schemas"]["Tag"][];
            /** @enum {string} */
            Tier?: "Advanced" | "Intelligent-Tiering" | "Standard";
            /** @description Policies of an advanced parameter, as a JSON array in a string. */
            Policies?: string;
        };
        /** @description A parameter without its value. */
        Parameter: {
            ARN: string;
            /** @description The name without the path. */
            Name: string;
            Description: string | null;
            /** @description The key of a SecureString. */
            KeyId: string | null;
            /** @enum {string} */
            Type: "SecureString" | "String" | "StringList";
            Tags: components["schemas"]["Tag"][];
            /** @description In UTC, such as 2026-11-23 09:30:07 +0000 UTC. */
            LastModifiedDate: string;
            /** @description The ARN of the user or role that changed it last. */
            LastModifiedUser?: string;
            /** @description A regular expression for its values. */
            AllowedPattern?: string;
            Version: number;
            /** @enum {string} */
            Tier?: "Standard" | "Advanced" | "Intelligent-Tiering";
            /** @description Policies such as an expiration date. */
            Policies?: components["schemas"]["JsonValue"][];
            /** @description text, or the type that AWS validates the value against. */
            DataType?: string;
        };
        /** @description The request succeeded. */
        Done: {
            /** @constant */
            Message: "OK";
        };
        /** @description The number of deleted parameters. */
        DeletedParameters: {
            /** @constant */
            Message: "OK";
            Deleted: number;
        };
        /** @description A load balancer with its listeners and the target groups that they forward to. */
        LoadBalancerDetails: components["schemas"]["ElasticLoadBalancer"] & {
            /** @description The same as `Type`: application, network or gateway. */
            LoadBalancerType: string;
            Listeners: components["schemas"]["ListenerDetails"][];
            TargetGroups: components["schemas"]["TargetGroupDetails"][];
        };
        /** @description A listener with its rules. */
        ListenerDetails: components["schemas"]["Listener"] & {
            /** @description Protocol and port, such as `HTTP:80`. */
            ListenerName: string;
            Rules: components["schemas"]["RuleDetails"][];
        };
        /** @description A rule in words, with the target groups that it forwards to. */
        RuleDetails: components["schemas"]["Rule"] & {
            /** @description `Default`, or each condition as `<field>: <value> or <value>`, joined by ` and `. */
            If: string;
            /** @description `forward to <target groups>`, `redirect to <URL>` or `fixed response: status code <status>`. */
            Then: string;
            TargetGroups?: components["schemas"]["TargetGroupDetails"][];
        };
        /** @description A target group with the health of its targets. */
        TargetGroupDetails: components["schemas"]["TargetGroup"] & {
            Targets: components["schemas"]["TargetDetails"][];
        };
        /** @description A target and its health. */
        TargetDetails: components["schemas"]["TargetHealthDescription"] & {
            /** @description The id of the target, such as its IP address. */
            Id: string;
            /** @description The port as a string. */
            Port: string;
            State: string;
            /** @description Why the target is not healthy; empty if it is. */
            Reason: string;
        };
        /**
         * @description The steps that the operation would run, in order; parallel steps in the order in which they would start.
         *     Resources that do not exist yet are identified by name. The pruning of old revisions (`keepRevisions`) is a
         *     separate operation and is not part of the plan.
         */
        Plan: {
            steps: components["schemas"]["PlannedStep"][];
            adjustments?: components["schemas"]["Adjustments"];
            /**
             * @description The definition as it would be registered, if the operation registers one. A role or secret that does not exist
             *     yet is given by its name. Values of environment variables are shown as `(secret)`.
             */
            taskDefinition?: components["schemas"]["TaskDefinition"];
        };
        /** @description The values of the given definition that the space replaces, and what it uses instead. Absent if it replaces none. */
        Adjustments: components["schemas"]["Adjustment"][];
        /** @description A value that the space replaces. Never contains a secret's value. */
        Adjustment: {
            /** @description The JSON Pointer to the value in the request, in the caller's spelling. */
            pointer: string;
            /** @description The value in the request; null if it has none. */
            given: string | number | string[] | null;
            /** @description The value that is used. A role that does not exist yet is given by its name. */
            used: string | number | string[];
            reason: string;
        };
        /** @description A step that the operation would run, or that is not necessary. */
        PlannedStep: {
            /** @description The AWS call, such as createCluster. */
            step: string;
            resource: components["schemas"]["ResourceName"];
            /**
             * @description The action. `reuse` and `keep` leave the resource unchanged.
             * @enum {string}
             */
            action: "create" | "reuse" | "update" | "delete" | "keep";
            reason: string;
            /** @description The members that an update or a new revision changes. */
            changes?: components["schemas"]["Change"][];
        };
        /** @description A member that changes. Values that are or may be secret, such as those of environment variables, are shown as `(secret)`. */
        Change: {
            /**
             * @description The path of the member, such as ContainerDefinitions[web].Image. Items are identified by their name or key
             *     if they have one.
             */
            path: string;
            from: components["schemas"]["JsonValue"];
            to: components["schemas"]["JsonValue"];
        };
        /**
         * @description `queued` before a follow-up, such as a clean-up, starts; `running` or `rolling_back` while the operation is in
         *     progress. It ends as `succeeded`; as `rolled_back` after a failure if no effect remains; as `failed` if an effect
         *     remains; or as `cancelled` after a cancellation if no effect remains.
         * @enum {string}
         */
        OperationState: "queued" | "running" | "succeeded" | "failed" | "rolling_back" | "rolled_back" | "cancelled";
        /** @description A page of operations. */
        Operations: {
            operations: components["schemas"]["OperationSummary"][];
            /** @description The token of the next page; null on the last page. */
            next: string | null;
        };
        /** @description An operation as lists show it. `include` adds its steps and its result. */
        OperationSummary: {
            id: string;
            /** @description The operationId of the request that started it, or the name of a follow-up. */
            kind: string;
            /** @description What the operation changes, such as myclu/www. */
            target: string;
            state: components["schemas"]["OperationState"];
            /** Format: date-time */
            startedAt: Date;
            /** @description The name of the token whose request started it. */
            startedBy?: string;
            /** Format: date-time */
            endedAt?: Date;
            steps?: components["schemas"]["OperationStep"][];
            /** @description The response body of the request. */
            result?: components["schemas"]["OperationResult"];
            /** @description The reason of the failure. */
            problem?: components["schemas"]["Problem"];
        };
        /** @description One execution of a request that changes several resources, or of a follow-up. In progress or ended. */
        Operation: {
            id: string;
            /**
             * @description The operationId of the request that started it, or a follow-up: cleanUpService, cleanUpCredentials,
             *     pruneRevisions.
             */
            kind: string;
            /** @description What the operation changes, such as myclu/www. */
            target: string;
            state: components["schemas"]["OperationState"];
            /** Format: date-time */
            startedAt: Date;
            /**
             * @description The name of the token whose request started it, also of a follow-up; `token` for the token without a name. Absent for
             *     operations of earlier versions.
             */
            startedBy?: string;
            /** Format: date-time */
            endedAt?: Date;
            steps: components["schemas"]["OperationStep"][];
            /** @description The response body of the request. */
            result?: components["schemas"]["OperationResult"];
            /** @description The reason of the failure. */
            problem?: components["schemas"]["Problem"];
        };
        /** @description The response body of the request that started an operation. Values of environment variables are shown as `(secret)`. */
        OperationResult: components["schemas"]["ServiceOrchestration"] | components["schemas"]["ServiceOrchestrationUpdate"] | components["schemas"]["TaskDefinitionOrchestration"] | components["schemas"]["TaskDefinitionOrchestrationUpdate"] | components["schemas"]["TaskDefinitionAnswer"] | components["schemas"]["DeletedService"] | components["schemas"]["Service"];
        /** @description One effect on AWS, or one wait. A read appears only while AWS is not available for it. */
        OperationStep: {
            /** @description The AWS call, such as createCluster. */
            name: string;
            resource: components["schemas"]["ResourceName"];
            /**
             * @description Absent for a wait.
             * @enum {string}
             */
            action?: "create" | "update" | "delete";
            /** @enum {string} */
            state: "started" | "retrying" | "succeeded" | "failed" | "rolled_back" | "rollback_failed" | "unchanged";
            /** Format: date-time */
            startedAt?: Date;
            /** Format: date-time */
            endedAt?: Date;
            /** @description The progress of the deployment that the step waits for. Of a step that is retried, the number of `Attempts`. */
            progress?: components["schemas"]["JsonValue"];
            /** @description Why a deletion left the resource, whose state is `unchanged`. */
            reason?: string;
            /** @description Why the step, its latest attempt or its rollback failed. */
            error?: string;
        };
        /** @description An AWS resource. */
        ResourceName: {
            /** @description The resource type, such as ecs:cluster or iam:role. */
            type: string;
            /** @description The resource's name or ARN. */
            name: string;
        };
        /**
         * @description A task definition to register as the next revision of its family. It may be pasted as AWS describes it: alone, or as
         *     the member `TaskDefinition` beside `Tags`. What only AWS writes (`TaskDefinitionArn`, `Revision`, `Status` ...) is
         *     ignored.
         */
        RegisterTaskDefinitionRequest: {
            /** @description The name that all revisions share. */
            family: string;
            /** @description The IAM role of the containers. */
            taskRoleArn?: string;
            /** @description The IAM role that ECS uses to pull images, read secrets and write logs. */
            executionRoleArn?: string;
            /**
             * @description Fargate supports only awsvpc.
             * @enum {string}
             */
            networkMode?: "awsvpc" | "bridge" | "host" | "none";
            /** @description The containers of a task, at most ten. */
            containerDefinitions: components["schemas"]["ContainerDefinition"][];
            /** @description Volumes that containers can mount. */
            volumes?: components["schemas"]["Volume"][];
            /** @description Not supported on Fargate. */
            placementConstraints?: components["schemas"]["TaskDefinitionPlacementConstraint"][];
            /** @description Launch types that AWS validates the definition against. Default: FARGATE. */
            requiresCompatibilities?: ("EC2" | "EXTERNAL" | "FARGATE" | "MANAGED_INSTANCES")[];
            /**
             * @description CPU of the task as a string: CPU units (1024 are one vCPU) or vCPUs, such as 1 vCPU. Fargate supports
             *     certain combinations of CPU and memory.
             */
            cpu?: string;
            /** @description Memory of the task as a string: MiB, or GB, such as 2 GB. */
            memory?: string;
            tags?: components["schemas"]["Tag"][];
            /**
             * @description The process namespace of the containers. Fargate supports only task.
             * @enum {string}
             */
            pidMode?: "host" | "task";
            /**
             * @description Not supported on Fargate.
             * @enum {string}
             */
            ipcMode?: "host" | "none" | "task";
            /** @description An App Mesh proxy. */
            proxyConfiguration?: components["schemas"]["ProxyConfiguration"];
            /** @description No longer offered by AWS. */
            inferenceAccelerators?: components["schemas"]["InferenceAccelerator"][];
            /** @description Ephemeral storage beyond the 20 GiB of Fargate. */
            ephemeralStorage?: components["schemas"]["EphemeralStorage"];
            runtimePlatform?: components["schemas"]["RuntimePlatform"];
            /** @description Whether containers of the task can request fault injection. */
            enableFaultInjection?: boolean;
        };
        /** @description One container of a task definition. */
        ContainerDefinition: {
            /** @description Unique within the task definition. */
            name?: string;
            /** @description The image reference as Docker writes it, with a tag or digest. */
            image?: string;
            /** @description Credentials for images in a private registry. */
            repositoryCredentials?: components["schemas"]["RepositoryCredentials"];
            /**
             * Format: int32
             * @description CPU units that are reserved for this container out of those of the task.
             */
            cpu?: number;
            /**
             * Format: int32
             * @description Hard limit in MiB. A container that exceeds it is killed.
             */
            memory?: number;
            /**
             * Format: int32
             * @description Soft limit in MiB.
             */
            memoryReservation?: number;
            /** @description Not supported on Fargate. */
            links?: string[];
            portMappings?: components["schemas"]["PortMapping"][];
            /** @description Whether the task stops when this container stops. Default: true. */
            essential?: boolean;
            /** @description Whether ECS restarts this container without replacing the task. */
            restartPolicy?: components["schemas"]["ContainerRestartPolicy"];
            /** @description Replaces the image's entry point. */
            entryPoint?: string[];
            /** @description Replaces the image's command. */
            command?: string[];
            /** @description Visible to everyone who can read the task definition. Use Secrets for secrets. */
            environment?: components["schemas"]["EnvironmentVariable"][];
            environmentFiles?: components["schemas"]["EnvironmentFile"][];
            mountPoints?: components["schemas"]["MountPoint"][];
            volumesFrom?: components["schemas"]["VolumeFrom"][];
            linuxParameters?: components["schemas"]["LinuxParameters"];
            /** @description Environment variables whose values come from Secrets Manager or Parameter Store when the container starts. */
            secrets?: components["schemas"]["Secret"][];
            /** @description Containers of the task that this container waits for. They stop in reverse order. */
            dependsOn?: components["schemas"]["ContainerDependency"][];
            /**
             * Format: int32
             * @description Seconds that the container has to reach the condition that other containers wait for.
             */
            startTimeout?: number;
            /**
             * Format: int32
             * @description Seconds between the stop signal and the kill signal. Default on Fargate: 30; at most 120.
             */
            stopTimeout?: number;
            /**
             * @description Whether ECS resolves the image tag to a digest, so that all tasks of a deployment use the same image.
             * @enum {string}
             */
            versionConsistency?: "disabled" | "enabled";
            /** @description Not supported with network mode awsvpc. */
            hostname?: string;
            /** @description User name or id, optionally with a group. */
            user?: string;
            workingDirectory?: string;
            /** @description Not supported on Fargate. */
            disableNetworking?: boolean;
            /** @description Not supported on Fargate. */
            privileged?: boolean;
            /** @description Whether the root file system is read-only. */
            readonlyRootFilesystem?: boolean;
            /** @description Not supported on Fargate. */
            dnsServers?: string[];
            /** @description Not supported on Fargate. */
            dnsSearchDomains?: string[];
            /** @description Entries for /etc/hosts. Not supported on Fargate. */
            extraHosts?: components["schemas"]["HostEntry"][];
            /** @description Not supported on Fargate. */
            dockerSecurityOptions?: string[];
            /** @description Whether standard input stays open. */
            interactive?: boolean;
            /** @description Whether a terminal is allocated. */
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
            /** @description The ARN of a gMSA credential specification. */
            credentialSpecs?: string[];
        };
        /** @description The credentials of a private registry. */
        RepositoryCredentials: {
            /** @description The ARN of a secret in Secrets Manager. */
            credentialsParameter: string;
        };
        /** @description A port that a container listens on. */
        PortMapping: {
            containerPort?: number;
            /** @description With network mode awsvpc, absent or equal to ContainerPort. */
            hostPort?: number;
            /** @enum {string} */
            protocol?: "tcp" | "udp";
            /** @description The name of the port for Service Connect. */
            name?: string;
            /**
             * @description The protocol of the Service Connect proxy.
             * @enum {string}
             */
            appProtocol?: "grpc" | "http" | "http2";
            /** @description First and last port, such as 8000-8010. Alternative to ContainerPort. */
            containerPortRange?: string;
        };
        /** @description The policy for restarting a container without replacing its task. */
        ContainerRestartPolicy: {
            enabled: boolean;
            /** @description Exit codes after which the container is not restarted. */
            ignoredExitCodes?: number[];
            /** @description Seconds that the container must have run before it can be restarted. */
            restartAttemptPeriod?: number;
        };
        /** @description A name and a value. */
        KeyValuePair: {
            name?: string;
            value?: string;
        };
        /** @description The name and the value of an environment variable. */
        EnvironmentVariable: {
            name?: string;
            /** @description Operations and plans show it as `(secret)`. */
            value?: string;
        };
        /** @description A file of environment variables. */
        EnvironmentFile: {
            /** @description The ARN of an S3 object with the extension .env. */
            value: string;
            /** @enum {string} */
            type: "s3";
        };
        /** @description The path at which a container mounts a volume of its task. */
        MountPoint: {
            /** @description The name of a volume in Volumes. */
            sourceVolume?: string;
            containerPath?: string;
            readOnly?: boolean;
        };
        /** @description Mounts all volumes of another container. */
        VolumeFrom: {
            sourceContainer?: string;
            readOnly?: boolean;
        };
        /** @description Linux options of a container. */
        LinuxParameters: {
            capabilities?: components["schemas"]["KernelCapabilities"];
            /** @description Not supported on Fargate. */
            devices?: components["schemas"]["Device"][];
            /** @description Whether to run an init process that forwards signals and reaps processes. */
            initProcessEnabled?: boolean;
            /**
             * Format: int32
             * @description Size of /dev/shm in MiB. Not supported on Fargate.
             */
            sharedMemorySize?: number;
            /** @description Not supported on Fargate. */
            tmpfs?: components["schemas"]["Tmpfs"][];
            /**
             * Format: int32
             * @description Swap in MiB. Not supported on Fargate.
             */
            maxSwap?: number;
            /** @description Not supported on Fargate. */
            swappiness?: number;
        };
        /** @description Linux capabilities to add and to drop. */
        KernelCapabilities: {
            /** @description Fargate supports only SYS_PTRACE. */
            add?: string[];
            drop?: string[];
        };
        /** @description A device of the host that the container can use. */
        Device: {
            hostPath: string;
            containerPath?: string;
            permissions?: ("mknod" | "read" | "write")[];
        };
        /** @description A tmpfs mount. */
        Tmpfs: {
            containerPath: string;
            /**
             * Format: int32
             * @description MiB.
             */
            size: number;
            mountOptions?: string[];
        };
        /** @description An environment variable or log option whose value is read when the container starts. */
        Secret: {
            /** @description The name of the variable or option. */
            name: string;
            /** @description The ARN of a secret or a parameter, or the name of a parameter in the same Region. */
            valueFrom: string;
        };
        /** @description A container of the same task, and the condition that it must have reached. */
        ContainerDependency: {
            containerName: string;
            /** @enum {string} */
            condition: "COMPLETE" | "HEALTHY" | "START" | "SUCCESS";
        };
        /** @description An entry for /etc/hosts. */
        HostEntry: {
            hostname: string;
            ipAddress: string;
        };
        /** @description A resource limit of a container. */
        Ulimit: {
            /** @enum {string} */
            name: "core" | "cpu" | "data" | "fsize" | "locks" | "memlock" | "msgqueue" | "nice" | "nofile" | "nproc" | "rss" | "rtprio" | "rttime" | "sigpending" | "stack";
            /** Format: int32 */
            softLimit: number;
            /** Format: int32 */
            hardLimit: number;
        };
        /** @description The log configuration of a container. */
        LogConfiguration: {
            /**
             * @description Fargate supports awslogs, splunk and awsfirelens.
             * @enum {string}
             */
            logDriver: "awsfirelens" | "awslogs" | "fluentd" | "gelf" | "journald" | "json-file" | "splunk" | "syslog";
            /**
             * @description The options of the log driver, such as awslogs-group and awslogs-stream-prefix. Use SecretOptions for secrets: operations
             *     and plans show options whose name says that they are secret as `(secret)`.
             */
            options?: {
                [key: string]: string;
            };
            /** @description Options whose values come from Secrets Manager or Parameter Store. */
            secretOptions?: components["schemas"]["Secret"][];
        };
        /** @description The health check of a container. */
        HealthCheck: {
            /** @description The command. Starts with CMD or CMD-SHELL. */
            command: string[];
            /** @description Seconds between checks. */
            interval?: number;
            /** @description Seconds after which a check counts as failed. */
            timeout?: number;
            /** @description The number of consecutive failures after which the container is unhealthy. */
            retries?: number;
            /** @description Seconds after the start during which failures do not count. */
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
        /** @description How a container shares a GPU. Give exactly one member. */
        SharingStrategy: {
            nvidiaMps?: components["schemas"]["NvidiaMpsAllocation"];
        };
        /** @description The share of a GPU that NVIDIA's MPS gives a container. */
        NvidiaMpsAllocation: {
            /**
             * Format: int32
             * @description MiB.
             */
            memory: number;
            /** Format: int32 */
            maxComputePercent?: number;
        };
        /** @description Makes the container a FireLens log router. */
        FirelensConfiguration: {
            /** @enum {string} */
            type: "fluentbit" | "fluentd";
            options?: {
                [key: string]: string;
            };
        };
        /** @description A volume that containers of the task can mount. Give exactly one kind of storage. */
        Volume: {
            name?: string;
            /** @description A directory of the host; on Fargate, an empty directory that belongs to the task. */
            host?: components["schemas"]["HostVolumeProperties"];
            /** @description Not supported on Fargate. */
            dockerVolumeConfiguration?: components["schemas"]["DockerVolumeConfiguration"];
            efsVolumeConfiguration?: components["schemas"]["EFSVolumeConfiguration"];
            s3filesVolumeConfiguration?: components["schemas"]["S3FilesVolumeConfiguration"];
            /** @description Not supported on Fargate. */
            fsxWindowsFileServerVolumeConfiguration?: components["schemas"]["FSxWindowsFileServerVolumeConfiguration"];
            /** @description Whether the service or the task provides the details of the EBS volume. */
            configuredAtLaunch?: boolean;
        };
        /** @description A directory of the host. */
        HostVolumeProperties: {
            /** @description Not supported on Fargate. */
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
        /** @description A directory of an EFS file system. */
        EFSVolumeConfiguration: {
            fileSystemId: string;
            /** @description Omit it, or give /, if an access point is used. */
            rootDirectory?: string;
            /** @enum {string} */
            transitEncryption?: "DISABLED" | "ENABLED";
            transitEncryptionPort?: number;
            authorizationConfig?: components["schemas"]["EFSAuthorizationConfig"];
        };
        /** @description Authorization for the EFS file system. */
        EFSAuthorizationConfig: {
            accessPointId?: string;
            /**
             * @description Whether to use the task's IAM role. Requires TransitEncryption.
             * @enum {string}
             */
            iam?: "DISABLED" | "ENABLED";
        };
        /** @description A directory of an S3 Files file system. */
        S3FilesVolumeConfiguration: {
            fileSystemArn: string;
            /** @description Omit it, or give /, if an access point is used. */
            rootDirectory?: string;
            transitEncryptionPort?: number;
            accessPointArn?: string;
        };
        /** @description A directory of an FSx for Windows File Server file system. */
        FSxWindowsFileServerVolumeConfiguration: {
            fileSystemId: string;
            rootDirectory: string;
            authorizationConfig: components["schemas"]["FSxWindowsFileServerAuthorizationConfig"];
        };
        /** @description Credentials for an FSx for Windows File Server file system. */
        FSxWindowsFileServerAuthorizationConfig: {
            /** @description The ARN of the secret or parameter with the credentials. */
            credentialsParameter: string;
            /** @description The Active Directory domain. */
            domain: string;
        };
        /** @description A rule for the container instances that the task can run on. */
        TaskDefinitionPlacementConstraint: {
            /** @enum {string} */
            type?: "memberOf";
            /** @description An expression in the cluster query language. */
            expression?: string;
        };
        /**
         * @description A tag of a resource: letters, digits, spaces and `_.:/=+-@`. Keys that begin with `aws:` are AWS's own: they are refused,
         *     and in a task definition, which may be a description by AWS, ignored.
         */
        Tag: {
            key?: string;
            value?: string;
        };
        /** @description The App Mesh proxy of a task. */
        ProxyConfiguration: {
            /** @enum {string} */
            type?: "APPMESH";
            /** @description The name of the proxy container. */
            containerName: string;
            properties?: components["schemas"]["KeyValuePair"][];
        };
        /** @description An Elastic Inference accelerator. No longer offered by AWS. */
        InferenceAccelerator: {
            deviceName: string;
            deviceType: string;
        };
        /** @description Ephemeral storage that all containers of a task share. */
        EphemeralStorage: {
            /** @description At least 21. Without this setting, a Fargate task has 20 GiB. */
            sizeInGiB: number;
        };
        /** @description The platform that the task's images are built for. */
        RuntimePlatform: {
            /** @enum {string} */
            cpuArchitecture?: "ARM64" | "X86_64";
            /** @enum {string} */
            operatingSystemFamily?: "LINUX" | "WINDOWS_SERVER_2004_CORE" | "WINDOWS_SERVER_2016_FULL" | "WINDOWS_SERVER_2019_CORE" | "WINDOWS_SERVER_2019_FULL" | "WINDOWS_SERVER_2022_CORE" | "WINDOWS_SERVER_2022_FULL" | "WINDOWS_SERVER_2025_CORE" | "WINDOWS_SERVER_2025_FULL" | "WINDOWS_SERVER_20H2_CORE";
        };
        /** @description A service, which keeps a number of tasks of one task definition running. */
        CreateServiceRequest: {
            /** @description The name or ARN of an existing cluster. */
            cluster?: string;
            /** @description Unique within the cluster. */
            serviceName: string;
            /** @description Family, family and revision (web:3), or ARN. */
            taskDefinition?: string;
            /**
             * @description Whether ECS rebalances tasks across Availability Zones.
             * @enum {string}
             */
            availabilityZoneRebalancing?: "DISABLED" | "ENABLED";
            /** @description Target groups that ECS registers the tasks with. */
            loadBalancers?: components["schemas"]["LoadBalancer"][];
            /**
             * @description Cloud Map services that ECS registers the tasks with. AWS accepts one. Beside `ServiceRegistry`, it has no ARN and
             *     gives the port of the new registry's SRV records.
             */
            serviceRegistries?: components["schemas"]["ServiceRegistry"][];
            /**
             * Format: int32
             * @description The number of tasks to keep running.
             */
            desiredCount?: number;
            /** @description An idempotency token for AWS. */
            clientToken?: string;
            /**
             * @description Alternative to a capacity provider strategy.
             * @enum {string}
             */
            launchType?: "EC2" | "EXTERNAL" | "FARGATE" | "MANAGED_INSTANCES";
            /** @description Alternative to a launch type. */
            capacityProviderStrategy?: components["schemas"]["CapacityProviderStrategyItem"][];
            /** @description The Fargate platform version. Default: LATEST. */
            platformVersion?: string;
            /** @description Not supported on Fargate: ECS uses its service-linked role. */
            role?: string;
            deploymentConfiguration?: components["schemas"]["DeploymentConfiguration"];
            /** @description Not supported on Fargate. */
            placementConstraints?: components["schemas"]["PlacementConstraint"][];
            /** @description Not supported on Fargate. */
            placementStrategy?: components["schemas"]["PlacementStrategy"][];
            networkConfiguration?: components["schemas"]["NetworkConfiguration"];
            /** @description Seconds after the start of a task during which failed health checks do not count. */
            healthCheckGracePeriodSeconds?: number;
            /**
             * @description Fargate supports only REPLICA.
             * @enum {string}
             */
            schedulingStrategy?: "DAEMON" | "REPLICA";
            deploymentController?: components["schemas"]["DeploymentController"];
            tags?: components["schemas"]["Tag"][];
            /** @description Whether ECS tags tasks with the names of the cluster and the service. */
            enableECSManagedTags?: boolean;
            /**
             * @description The resource whose tags ECS copies to the tasks.
             * @enum {string}
             */
            propagateTags?: "NONE" | "SERVICE" | "TASK_DEFINITION";
            /** @description Whether ECS Exec is enabled for the tasks. The space's role then allows it. */
            enableExecuteCommand?: boolean;
            serviceConnectConfiguration?: components["schemas"]["ServiceConnectConfiguration"];
            volumeConfigurations?: components["schemas"]["ServiceVolumeConfiguration"][];
            vpcLatticeConfigurations?: components["schemas"]["VpcLatticeConfiguration"][];
            /** @description AWS accepts one. */
            gatewayConnectors?: components["schemas"]["GatewayConnector"][];
            monitoring?: components["schemas"]["MonitoringConfiguration"];
        };
        /** @description A target group and the container port that ECS registers with it. */
        LoadBalancer: {
            targetGroupArn?: string;
            /** @description Only for Classic Load Balancers. */
            loadBalancerName?: string;
            containerName?: string;
            containerPort?: number;
            /** @description For blue/green deployments. */
            advancedConfiguration?: components["schemas"]["AdvancedConfiguration"];
        };
        /** @description The target groups and rules that ECS switches in a blue/green deployment. */
        AdvancedConfiguration: {
            /** @description The ARN of the alternate target group. */
            alternateTargetGroupArn?: string;
            /** @description The ARN of the rule, or of the Network Load Balancer listener, for production traffic. */
            productionListenerRule?: string;
            /** @description The ARN of the rule, or of the Network Load Balancer listener, for test traffic. */
            testListenerRule?: string;
            /** @description The IAM role that ECS uses for the load balancer. */
            roleArn?: string;
        };
        /** @description A Cloud Map service that ECS registers the tasks with. */
        ServiceRegistry: {
            /** @description The ARN of the Cloud Map service. */
            registryArn?: string;
            /** @description For SRV records, instead of ContainerName and ContainerPort. */
            port?: number;
            /** @description For SRV records, with ContainerPort. Default: container and port of the only port mapping. */
            containerName?: string;
            containerPort?: number;
        };
        /** @description The share of the tasks that a capacity provider runs. */
        CapacityProviderStrategyItem: {
            /** @description FARGATE, FARGATE_SPOT, or a capacity provider of the account. */
            capacityProvider: string;
            /** @description The relative share of the tasks beyond the base. */
            weight?: number;
            /** @description The number of tasks that this capacity provider runs before the weights apply. */
            base?: number;
        };
        /** @description How new tasks replace old ones. */
        DeploymentConfiguration: {
            deploymentCircuitBreaker?: components["schemas"]["DeploymentCircuitBreaker"];
            /**
             * Format: int32
             * @description The upper limit of running tasks, in percent of the desired count.
             */
            maximumPercent?: number;
            /** @description The lower limit of healthy tasks, in percent of the desired count. */
            minimumHealthyPercent?: number;
            /** @description CloudWatch alarms that fail the deployment. */
            alarms?: components["schemas"]["DeploymentAlarms"];
            /** @enum {string} */
            strategy?: "BLUE_GREEN" | "CANARY" | "LINEAR" | "ROLLING";
            /** @description Minutes that the old tasks stay running after the traffic has shifted. */
            bakeTimeInMinutes?: number;
            lifecycleHooks?: components["schemas"]["DeploymentLifecycleHook"][];
            /** @description For strategy LINEAR. */
            linearConfiguration?: components["schemas"]["LinearConfiguration"];
            /** @description For strategy CANARY. */
            canaryConfiguration?: components["schemas"]["CanaryConfiguration"];
            earlySuccessCriteria?: components["schemas"]["DeploymentEarlySuccessCriteria"];
        };
        /** @description Fails a rolling deployment when its tasks do not reach a steady state. */
        DeploymentCircuitBreaker: {
            enable: boolean;
            /** @description Whether ECS returns to the last successful deployment. */
            rollback: boolean;
            /** @description Whether a healthy task resets the failure count. Default: true. */
            resetOnHealthyTask?: boolean;
            thresholdConfiguration?: components["schemas"]["ThresholdConfiguration"];
        };
        /** @description The number of failures that the circuit breaker tolerates. */
        ThresholdConfiguration: {
            /** @enum {string} */
            type: "BOUNDED_PERCENT" | "COUNT" | "UNBOUNDED_PERCENT";
            /**
             * Format: int32
             * @description A number of tasks, or a percentage of the desired count, depending on Type.
             */
            value: number;
        };
        /** @description CloudWatch alarms that fail a deployment. */
        DeploymentAlarms: {
            alarmNames: string[];
            rollback: boolean;
            enable: boolean;
        };
        /** @description A hook at stages of a deployment: a Lambda function, or a pause. */
        DeploymentLifecycleHook: {
            /** @enum {string} */
            targetType?: "AWS_LAMBDA" | "PAUSE";
            /** @description The ARN of the Lambda function. Absent for a pause. */
            hookTargetArn?: string;
            /** @description The IAM role that ECS uses to invoke the function. */
            roleArn?: string;
            lifecycleStages?: ("POST_PRODUCTION_TRAFFIC_SHIFT" | "POST_SCALE_UP" | "POST_TEST_TRAFFIC_SHIFT" | "PRE_PRODUCTION_TRAFFIC_SHIFT" | "PRE_SCALE_UP" | "PRODUCTION_TRAFFIC_SHIFT" | "RECONCILE_SERVICE" | "TEST_TRAFFIC_SHIFT")[];
            /** @description Passed to the function unchanged. */
            hookDetails?: components["schemas"]["JsonValue"];
            timeoutConfiguration?: components["schemas"]["DeploymentLifecycleHookTimeoutConfiguration"];
        };
        /** @description The action when a hook times out. */
        DeploymentLifecycleHookTimeoutConfiguration: {
            /** @description Default: 1440. */
            timeoutInMinutes?: number;
            /**
             * @description Default: ROLLBACK.
             * @enum {string}
             */
            action?: "CONTINUE" | "ROLLBACK";
        };
        /** @description Shifts traffic in equal steps. */
        LinearConfiguration: {
            stepPercent?: number;
            /** @description Minutes between two steps. */
            stepBakeTimeInMinutes?: number;
        };
        /** @description Shifts a part of the traffic first, then the rest. */
        CanaryConfiguration: {
            canaryPercent?: number;
            /** @description Minutes before the rest of the traffic shifts. */
            canaryBakeTimeInMinutes?: number;
        };
        /** @description Ends a rolling deployment when enough new tasks are healthy. */
        DeploymentEarlySuccessCriteria: {
            enable: boolean;
            /** @description Percent of the desired count. */
            healthyPercent?: number;
            /**
             * @description Whether the deployment waits until the old tasks have stopped.
             * @enum {string}
             */
            sourceServiceRevisionCleanup?: "BLOCKING" | "DEFERRED";
        };
        /** @description A rule for the container instances that tasks can run on. Not supported on Fargate. */
        PlacementConstraint: {
            /** @enum {string} */
            type?: "distinctInstance" | "memberOf";
            /** @description An expression in the cluster query language. */
            expression?: string;
        };
        /** @description How tasks are placed on container instances. Not supported on Fargate. */
        PlacementStrategy: {
            /** @enum {string} */
            type?: "binpack" | "random" | "spread";
            /** @description The field to spread or pack by, such as attribute:ecs.availability-zone. */
            field?: string;
        };
        /** @description The network configuration of the tasks. Required with network mode awsvpc. */
        NetworkConfiguration: {
            awsvpcConfiguration?: components["schemas"]["AwsVpcConfiguration"];
        };
        /** @description Subnets and security groups of the tasks' network interfaces. All of them must belong to one VPC. */
        AwsVpcConfiguration: {
            subnets?: string[];
            /** @description Default: the default security group of the VPC. */
            securityGroups?: string[];
            /** @enum {string} */
            assignPublicIp?: "DISABLED" | "ENABLED";
        };
        /** @description What deploys the service: ECS, CodeDeploy, or an external controller. */
        DeploymentController: {
            /** @enum {string} */
            type: "CODE_DEPLOY" | "ECS" | "EXTERNAL";
        };
        /** @description How the service discovers other services, and is discovered, by names in a namespace. */
        ServiceConnectConfiguration: {
            enabled: boolean;
            /** @description Name or ARN. Default: the default namespace of the cluster. */
            namespace?: string;
            /** @description Ports that other services can connect to by name. */
            services?: components["schemas"]["ServiceConnectService"][];
            /** @description The log configuration of the proxy container. */
            logConfiguration?: components["schemas"]["LogConfiguration"];
            accessLogConfiguration?: components["schemas"]["ServiceConnectAccessLogConfiguration"];
            /** @description Settings of the proxy container. Give each setting at most once. */
            containerConfigurations?: components["schemas"]["ServiceConnectContainerConfiguration"][];
        };
        /** @description A port that other services can connect to by name. */
        ServiceConnectService: {
            /** @description The name of a port mapping in the task definition. */
            portName: string;
            /** @description The name in Cloud Map. Default: the name of the port. */
            discoveryName?: string;
            /** @description AWS accepts one. */
            clientAliases?: components["schemas"]["ServiceConnectClientAlias"][];
            /** @description The port that the proxy listens on. */
            ingressPortOverride?: number;
            timeout?: components["schemas"]["TimeoutConfiguration"];
            tls?: components["schemas"]["ServiceConnectTlsConfiguration"];
        };
        /** @description The name and port that clients use. */
        ServiceConnectClientAlias: {
            port: number;
            dnsName?: string;
            testTrafficRules?: components["schemas"]["ServiceConnectTestTrafficRules"];
        };
        /** @description The requests that count as test traffic in a blue/green deployment. */
        ServiceConnectTestTrafficRules: {
            header: components["schemas"]["ServiceConnectTestTrafficHeaderRules"];
        };
        /** @description The header that identifies test traffic. */
        ServiceConnectTestTrafficHeaderRules: {
            name: string;
            value?: components["schemas"]["ServiceConnectTestTrafficHeaderMatchRules"];
        };
        /** @description The header value that identifies test traffic. */
        ServiceConnectTestTrafficHeaderMatchRules: {
            exact: string;
        };
        /** @description Timeouts of the Service Connect proxy. 0 disables a timeout. */
        TimeoutConfiguration: {
            idleTimeoutSeconds?: number;
            /** @description Not supported for TCP. */
            perRequestTimeoutSeconds?: number;
        };
        /** @description TLS between Service Connect proxies. */
        ServiceConnectTlsConfiguration: {
            issuerCertificateAuthority: components["schemas"]["ServiceConnectTlsCertificateAuthority"];
            kmsKey?: string;
            roleArn?: string;
        };
        /** @description The authority that signs the certificates. */
        ServiceConnectTlsCertificateAuthority: {
            /** @description The ARN of a certificate authority in AWS Private CA. */
            awsPcaAuthorityArn?: string;
        };
        /** @description The access log of the Service Connect proxy. */
        ServiceConnectAccessLogConfiguration: {
            /** @enum {string} */
            format: "JSON" | "TEXT";
            /** @enum {string} */
            includeQueryParameters?: "DISABLED" | "ENABLED";
        };
        /** @description A setting of the Service Connect proxy container. Give exactly one member. */
        ServiceConnectContainerConfiguration: {
            /** @enum {string} */
            logLevel?: "debug" | "info";
        };
        /** @description The volume that the task definition marks as configured at launch. */
        ServiceVolumeConfiguration: {
            /** @description The name of the volume in the task definition. */
            name: string;
            managedEBSVolume?: components["schemas"]["ServiceManagedEBSVolumeConfiguration"];
        };
        /** @description The EBS volume of each task of the service. */
        ServiceManagedEBSVolumeConfiguration: {
            encrypted?: boolean;
            kmsKeyId?: string;
            /** @description The EBS volume type: gp3, gp2, io2, io1, st1 or sc1. */
            volumeType?: string;
            /**
             * Format: int32
             * @description Alternative to a snapshot.
             */
            sizeInGiB?: number;
            /** @description Alternative to a size. */
            snapshotId?: string;
            /**
             * Format: int32
             * @description MiB per second at which data is read from a snapshot.
             */
            volumeInitializationRate?: number;
            /** Format: int32 */
            iops?: number;
            /** @description MiB per second. Only for gp3. */
            throughput?: number;
            tagSpecifications?: components["schemas"]["EBSTagSpecification"][];
            /** @description The IAM role that ECS uses to manage the volume. */
            roleArn: string;
            /**
             * @description Default on Linux: xfs.
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
             * @description The resource whose tags ECS copies to the volume.
             * @enum {string}
             */
            propagateTags?: "NONE" | "SERVICE" | "TASK_DEFINITION";
        };
        /** @description A VPC Lattice target group that ECS registers the tasks with. */
        VpcLatticeConfiguration: {
            /** @description The IAM role that ECS uses for VPC Lattice. */
            roleArn: string;
            targetGroupArn: string;
            /** @description The name of a port mapping in the task definition. */
            portName: string;
            /** @description For blue/green deployments. */
            advancedConfiguration?: components["schemas"]["VpcLatticeAdvancedConfiguration"];
        };
        /** @description The target groups and rules that ECS switches in a blue/green deployment. */
        VpcLatticeAdvancedConfiguration: {
            /** @description The ARN of the alternate target group. */
            alternateTargetGroupArn?: string;
            /** @description The ARN of the rule for production traffic. */
            productionListenerRule?: string;
            /** @description The ARN of the rule for test traffic. */
            testListenerRule?: string;
        };
        /** @description Attaches a port of the service to a gateway's ingress. */
        GatewayConnector: {
            /** @description The name of a port mapping in the task definition. */
            portName: string;
            healthCheck?: components["schemas"]["GatewayConnectorHealthCheck"];
            filters?: components["schemas"]["GatewayConnectorFilters"];
        };
        /** @description How the gateway checks the health of the tasks. */
        GatewayConnectorHealthCheck: {
            /** @enum {string} */
            healthCheckProtocol?: "HTTP" | "HTTPS";
            healthCheckPort?: number;
            healthCheckPath?: string;
            /** Format: int32 */
            healthCheckTimeoutSeconds?: number;
            /** Format: int32 */
            healthCheckIntervalSeconds?: number;
            /** Format: int32 */
            healthyThresholdCount?: number;
            /** Format: int32 */
            unhealthyThresholdCount?: number;
            matcher?: components["schemas"]["GatewayConnectorHealthCheckMatcher"];
        };
        /** @description Responses that count as healthy. */
        GatewayConnectorHealthCheckMatcher: {
            httpCode?: string;
            grpcCode?: string;
        };
        /** @description Selects the ingresses of the gateway. */
        GatewayConnectorFilters: {
            accessTypes?: ("PRIVATE" | "PUBLIC")[];
        };
        /** @description The resolution of the service's CloudWatch metrics. */
        MonitoringConfiguration: {
            metricConfigurations?: components["schemas"]["MetricConfiguration"][];
        };
        /** @description Metrics and their resolution. */
        MetricConfiguration: {
            /** @description CPUUtilization or MemoryUtilization. */
            metricNames: string[];
            /**
             * Format: int32
             * @description 20 or 60.
             */
            resolutionSeconds: number;
        };
        /** @description Changes to a service. Omitted members stay unchanged. */
        UpdateServiceRequest: {
            /** @description Name or ARN. Taken from the path. */
            cluster?: string;
            /** @description Name or ARN. Taken from the path if the path names the service. */
            service?: string;
            /**
             * Format: int32
             * @description The number of tasks to keep running.
             */
            desiredCount?: number;
            /** @description Family, family and revision (web:3), or ARN. */
            taskDefinition?: string;
            /** @description Forces a new deployment, as AWS requires. An empty list counts as absent. */
            capacityProviderStrategy?: components["schemas"]["CapacityProviderStrategyItem"][];
            deploymentConfiguration?: components["schemas"]["DeploymentConfiguration"];
            /**
             * @description Whether ECS rebalances tasks across Availability Zones.
             * @enum {string}
             */
            availabilityZoneRebalancing?: "DISABLED" | "ENABLED";
            networkConfiguration?: components["schemas"]["NetworkConfiguration"];
            /** @description Not supported on Fargate. */
            placementConstraints?: components["schemas"]["PlacementConstraint"][];
            /** @description Not supported on Fargate. */
            placementStrategy?: components["schemas"]["PlacementStrategy"][];
            /** @description The Fargate platform version. */
            platformVersion?: string;
            /** @description Whether to replace all tasks even if nothing changed, for example to pull a moved image tag. */
            forceNewDeployment?: boolean;
            /** @description Seconds after the start of a task during which failed health checks do not count. */
            healthCheckGracePeriodSeconds?: number;
            deploymentController?: components["schemas"]["DeploymentController"];
            /** @description Whether ECS Exec is enabled for the tasks. The space's role then allows it. */
            enableExecuteCommand?: boolean;
            /** @description Whether ECS tags tasks with the names of the cluster and the service. */
            enableECSManagedTags?: boolean;
            /** @description Target groups that ECS registers the tasks with. An empty list removes them. */
            loadBalancers?: components["schemas"]["LoadBalancer"][];
            /**
             * @description The resource whose tags ECS copies to the tasks.
             * @enum {string}
             */
            propagateTags?: "NONE" | "SERVICE" | "TASK_DEFINITION";
            /** @description Cloud Map services that ECS registers the tasks with. An empty list removes them. */
            serviceRegistries?: components["schemas"]["ServiceRegistry"][];
            serviceConnectConfiguration?: components["schemas"]["ServiceConnectConfiguration"];
            volumeConfigurations?: components["schemas"]["ServiceVolumeConfiguration"][];
            vpcLatticeConfigurations?: components["schemas"]["VpcLatticeConfiguration"][];
            /** @description AWS accepts one. */
            gatewayConnectors?: components["schemas"]["GatewayConnector"][];
            monitoring?: components["schemas"]["MonitoringConfiguration"];
        };
        /** @description Tasks to run. */
        RunTaskRequest: {
            /** @description Alternative to a launch type. */
            capacityProviderStrategy?: components["schemas"]["CapacityProviderStrategyItem"][];
            /** @description Name or ARN. Taken from the path. */
            cluster?: string;
            /** @description The number of tasks, at most ten. */
            count?: number;
            /** @description Whether ECS tags tasks with the name of the cluster. */
            enableECSManagedTags?: boolean;
            /** @description Whether ECS Exec is enabled for the tasks. */
            enableExecuteCommand?: boolean;
            /** @description The task group. Default: the family. */
            group?: string;
            /**
             * @description Alternative to a capacity provider strategy.
             * @enum {string}
             */
            launchType?: "EC2" | "EXTERNAL" | "FARGATE" | "MANAGED_INSTANCES";
            networkConfiguration?: components["schemas"]["NetworkConfiguration"];
            overrides?: components["schemas"]["TaskOverride"];
            /** @description Not supported on Fargate. */
            placementConstraints?: components["schemas"]["PlacementConstraint"][];
            /** @description Not supported on Fargate. */
            placementStrategy?: components["schemas"]["PlacementStrategy"][];
            /** @description The Fargate platform version. Default: LATEST. */
            platformVersion?: string;
            /**
             * @description The resource whose tags ECS copies to the tasks.
             * @enum {string}
             */
            propagateTags?: "NONE" | "SERVICE" | "TASK_DEFINITION";
            /** @description Reserved for AWS. */
            referenceId?: string;
            /** @description A name by which the tasks can be listed. */
            startedBy?: string;
            tags?: components["schemas"]["Tag"][];
            /** @description Family, family and revision (web:3), or ARN. */
            taskDefinition?: string;
            /** @description An idempotency token for AWS. */
            clientToken?: string;
            /** @description The volume that the task definition marks as configured at launch. */
            volumeConfigurations?: components["schemas"]["TaskVolumeConfiguration"][];
        };
        /** @description Overrides of the task definition for these tasks. */
        TaskOverride: {
            containerOverrides?: components["schemas"]["ContainerOverride"][];
            /** @description CPU of the task as a string. */
            cpu?: string;
            /** @description No longer offered by AWS. */
            inferenceAcceleratorOverrides?: components["schemas"]["InferenceAcceleratorOverride"][];
            executionRoleArn?: string;
            /** @description Memory of the task as a string. */
            memory?: string;
            taskRoleArn?: string;
            ephemeralStorage?: components["schemas"]["EphemeralStorage"];
        };
        /** @description Overrides of a container definition. */
        ContainerOverride: {
            /** @description The container's name. Required with any other member. */
            name?: string;
            /** @description Replaces the command of the container definition. */
            command?: string[];
            /** @description Added to the environment of the container definition. A variable of the same name is replaced. */
            environment?: components["schemas"]["EnvironmentVariable"][];
            environmentFiles?: components["schemas"]["EnvironmentFile"][];
            /** Format: int32 */
            cpu?: number;
            /**
             * Format: int32
             * @description MiB.
             */
            memory?: number;
            /**
             * Format: int32
             * @description MiB.
             */
            memoryReservation?: number;
            resourceRequirements?: components["schemas"]["ResourceRequirement"][];
        };
        /** @description An Elastic Inference accelerator. No longer offered by AWS. */
        InferenceAcceleratorOverride: {
            deviceName?: string;
            deviceType?: string;
        };
        /** @description The volume that the task definition marks as configured at launch. */
        TaskVolumeConfiguration: {
            /** @description The name of the volume in the task definition. */
            name: string;
            managedEBSVolume?: components["schemas"]["TaskManagedEBSVolumeConfiguration"];
        };
        /** @description The EBS volume of a task. */
        TaskManagedEBSVolumeConfiguration: {
            encrypted?: boolean;
            kmsKeyId?: string;
            /** @description The EBS volume type: gp3, gp2, io2, io1, st1 or sc1. */
            volumeType?: string;
            /**
             * Format: int32
             * @description Alternative to a snapshot.
             */
            sizeInGiB?: number;
            /** @description Alternative to a size. */
            snapshotId?: string;
            /**
             * Format: int32
             * @description MiB per second at which data is read from a snapshot.
             */
            volumeInitializationRate?: number;
            /** Format: int32 */
            iops?: number;
            /** @description MiB per second. Only for gp3. */
            throughput?: number;
            tagSpecifications?: components["schemas"]["EBSTagSpecification"][];
            /** @description The IAM role that ECS uses to manage the volume. */
            roleArn: string;
            terminationPolicy?: components["schemas"]["TaskManagedEBSVolumeTerminationPolicy"];
            /**
             * @description Default on Linux: xfs.
             * @enum {string}
             */
            filesystemType?: "ext3" | "ext4" | "ntfs" | "xfs";
        };
        /** @description Whether the volume is deleted when the task stops. */
        TaskManagedEBSVolumeTerminationPolicy: {
            deleteOnTermination: boolean;
        };
        /** @description A cluster to create. */
        CreateClusterRequest: {
            /** @description The cluster's name, which is also the space's name. */
            clusterName?: string;
            tags?: components["schemas"]["Tag"][];
            settings?: components["schemas"]["ClusterSetting"][];
            configuration?: components["schemas"]["ClusterConfiguration"];
            /** @description Default: FARGATE and FARGATE_SPOT. */
            capacityProviders?: string[];
            /** @description The strategy of tasks and services that give neither a strategy nor a launch type. */
            defaultCapacityProviderStrategy?: components["schemas"]["CapacityProviderStrategyItem"][];
            serviceConnectDefaults?: components["schemas"]["ClusterServiceConnectDefaultsRequest"];
        };
        /** @description A setting of a cluster. */
        ClusterSetting: {
            /** @enum {string} */
            name?: "containerInsights";
            /** @description For containerInsights: enhanced, enabled or disabled. */
            value?: string;
        };
        /** @description The ECS Exec and storage configuration of a cluster. */
        ClusterConfiguration: {
            executeCommandConfiguration?: components["schemas"]["ExecuteCommandConfiguration"];
            managedStorageConfiguration?: components["schemas"]["ManagedStorageConfiguration"];
        };
        /** @description Encryption and logging of ECS Exec sessions. */
        ExecuteCommandConfiguration: {
            /** @description The key that encrypts the session data. */
            kmsKeyId?: string;
            /**
             * @description DEFAULT uses the awslogs configuration of the container, OVERRIDE uses LogConfiguration.
             * @enum {string}
             */
            logging?: "DEFAULT" | "NONE" | "OVERRIDE";
            logConfiguration?: components["schemas"]["ExecuteCommandLogConfiguration"];
        };
        /** @description The log destinations of ECS Exec sessions. */
        ExecuteCommandLogConfiguration: {
            cloudWatchLogGroupName?: string;
            cloudWatchEncryptionEnabled?: boolean;
            s3BucketName?: string;
            s3EncryptionEnabled?: boolean;
            s3KeyPrefix?: string;
        };
        /** @description Encryption keys of storage that ECS manages. */
        ManagedStorageConfiguration: {
            kmsKeyId?: string;
            fargateEphemeralStorageKmsKeyId?: string;
        };
        /** @description The default Service Connect namespace of the cluster's services. */
        ClusterServiceConnectDefaultsRequest: {
            /** @description Name or ARN. A name that does not exist is created. */
            namespace: string;
        };
        /** @description A cluster as ECS describes it. */
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
            /** @description The status of the capacity providers. */
            attachmentsStatus?: string;
            serviceConnectDefaults?: components["schemas"]["ClusterServiceConnectDefaults"];
        };
        /** @description A resource that is attached to a task or cluster, such as a network interface. */
        Attachment: {
            id?: string;
            /** @description The type, such as ElasticNetworkInterface. */
            type?: string;
            status?: string;
            /** @description Details, such as subnetId, networkInterfaceId and privateIPv4Address. */
            details?: components["schemas"]["KeyValuePair"][];
        };
        /** @description The default Service Connect namespace of the cluster's services. */
        ClusterServiceConnectDefaults: {
            /** @description The ARN. */
            namespace?: string;
        };
        /** @description A service as ECS describes it. */
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
            /** @description Only with deployment controllers other than ECS. */
            taskSets?: components["schemas"]["TaskSet"][];
            /** @description The deployments, the primary one first. */
            deployments?: components["schemas"]["Deployment"][];
            roleArn?: string;
            /** @description The latest 100 events. */
            events?: components["schemas"]["ServiceEvent"][];
            /** Format: date-time */
            createdAt?: Date;
            /** @description The ARN of the deployment in progress. */
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
            /** @description The ARN of the IAM principal. */
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
        /** @description A service as ECS describes it. */
        Service: components["schemas"]["ServiceBase"] & {
            /** @description The ARN of the task definition. */
            taskDefinition?: string;
        };
        /** @description A service as it was before its deletion. Its members are also beside `Service`. */
        DeletedService: components["schemas"]["Service"] & {
            service: components["schemas"]["Service"];
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
            /** @description The desired count of the service multiplied by the scale. */
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
        /** @description The percentage of a service's desired count. */
        Scale: {
            value?: number;
            /** @enum {string} */
            unit?: "PERCENT";
        };
        /** @description The encryption key of the tasks' ephemeral storage. */
        DeploymentEphemeralStorage: {
            kmsKeyId?: string;
        };
        /** @description A deployment of a service, in progress or completed. */
        Deployment: {
            id?: string;
            /** @description PRIMARY, ACTIVE (being replaced) or INACTIVE. */
            status?: string;
            taskDefinition?: string;
            desiredCount?: number;
            pendingCount?: number;
            runningCount?: number;
            /** @description The number of consecutive tasks that did not start. */
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
             * @description The state of the rollout.
             * @enum {string}
             */
            rolloutState?: "COMPLETED" | "FAILED" | "IN_PROGRESS";
            /** @description The reason of the state, as AWS words it. */
            rolloutStateReason?: string;
            serviceConnectConfiguration?: components["schemas"]["ServiceConnectConfiguration"];
            serviceConnectResources?: components["schemas"]["ServiceConnectServiceResource"][];
            volumeConfigurations?: components["schemas"]["ServiceVolumeConfiguration"][];
            fargateEphemeralStorage?: components["schemas"]["DeploymentEphemeralStorage"];
            vpcLatticeConfigurations?: components["schemas"]["VpcLatticeConfiguration"][];
        };
        /** @description A Cloud Map service that Service Connect created. */
        ServiceConnectServiceResource: {
            discoveryName?: string;
            discoveryArn?: string;
        };
        /** @description An event of a service. */
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
        /** @description A task definition as ECS describes it. */
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
            /** @description Attributes that a container instance must have. */
            requiresAttributes?: components["schemas"]["Attribute"][];
            placementConstraints?: components["schemas"]["TaskDefinitionPlacementConstraint"][];
            /** @description Launch types that the definition is valid for. */
            compatibilities?: ("EC2" | "EXTERNAL" | "FARGATE" | "MANAGED_INSTANCES")[];
            runtimePlatform?: components["schemas"]["RuntimePlatform"];
            requiresCompatibilities?: ("EC2" | "EXTERNAL" | "FARGATE" | "MANAGED_INSTANCES")[];
            /** @description CPU units of the task as a string. */
            cpu?: string;
            /** @description MiB of the task as a string. */
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
             * @description The time at which it became INACTIVE.
             */
            deregisteredAt?: Date;
            /** Format: date-time */
            deleteRequestedAt?: Date;
            /** @description The ARN of the IAM principal. */
            registeredBy?: string;
            ephemeralStorage?: components["schemas"]["EphemeralStorage"];
            enableFaultInjection?: boolean;
        };
        /** @description An attribute of a container instance. */
        Attribute: {
            name: string;
            value?: string;
            /** @enum {string} */
            targetType?: "container-instance";
            targetId?: string;
        };
        /** @description A task as ECS describes it. */
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
             * @description The time at which the containers stopped.
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
            /** @description The deployment of the service, or the `StartedBy` of the request that ran the task. */
            startedBy?: string;
            /**
             * @description ECS's code of the stop reason.
             * @enum {string}
             */
            stopCode?: "EssentialContainerExited" | "InfrastructureHealth" | "ServiceSchedulerInitiated" | "SpotInterruption" | "TaskFailedToStart" | "TerminationNotice" | "UserInitiated";
            /** Format: date-time */
            stoppedAt?: Date;
            /** @description The stop reason as AWS words it. */
            stoppedReason?: string;
            /**
             * Format: date-time
             * @description The time at which the stop began.
             */
            stoppingAt?: Date;
            tags?: components["schemas"]["Tag"][];
            taskArn?: string;
            taskDefinitionArn?: string;
            /** @description Increases with every change of the task's state. */
            version?: number;
            ephemeralStorage?: components["schemas"]["TaskEphemeralStorage"];
            fargateEphemeralStorage?: components["schemas"]["TaskEphemeralStorage"];
            /** @description The revision of the task definition. Added by this service; not part of AWS's response. */
            revision?: number;
        };
        /** @description A container of a task. */
        Container: {
            containerArn?: string;
            taskArn?: string;
            name?: string;
            image?: string;
            imageDigest?: string;
            /** @description The container id of the runtime. */
            runtimeId?: string;
            lastStatus?: string;
            /** @description Present when the container has stopped. */
            exitCode?: number;
            /** @description The reason why the container stopped or did not start. */
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
        /** @description A container port and the host port that it is bound to. */
        NetworkBinding: {
            bindIP?: string;
            containerPort?: number;
            hostPort?: number;
            /** @enum {string} */
            protocol?: "tcp" | "udp";
            containerPortRange?: string;
            hostPortRange?: string;
        };
        /** @description A network interface of a container. */
        NetworkInterface: {
            attachmentId?: string;
            privateIpv4Address?: string;
            ipv6Address?: string;
        };
        /** @description An AWS agent in a container, such as the one for ECS Exec. */
        ManagedAgent: {
            /** Format: date-time */
            lastStartedAt?: Date;
            /** @enum {string} */
            name?: "ExecuteCommandAgent";
            reason?: string;
            lastStatus?: string;
        };
        /** @description The ephemeral storage of a task and its encryption key. */
        TaskEphemeralStorage: {
            sizeInGiB?: number;
            kmsKeyId?: string;
        };
        /** @description A failed part of a call. */
        Failure: {
            arn?: string;
            /** @description The reason, such as MISSING. */
            reason?: string;
            detail?: string;
        };
        /** @description The deployment of a service revision. */
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
            /** @description The revisions before the deployment. */
            sourceServiceRevisions?: components["schemas"]["ServiceRevisionSummary"][];
            /** @description The revision that is deployed. */
            targetServiceRevision?: components["schemas"]["ServiceRevisionSummary"];
            /** @enum {string} */
            status?: "IN_PROGRESS" | "PENDING" | "ROLLBACK_FAILED" | "ROLLBACK_IN_PROGRESS" | "ROLLBACK_REQUESTED" | "ROLLBACK_SUCCESSFUL" | "STOPPED" | "STOP_REQUESTED" | "SUCCESSFUL";
            statusReason?: string;
            /**
             * @description The stage of a blue/green deployment.
             * @enum {string}
             */
            lifecycleStage?: "BAKE_TIME" | "CLEAN_UP" | "POST_PRODUCTION_TRAFFIC_SHIFT" | "POST_SCALE_UP" | "POST_TEST_TRAFFIC_SHIFT" | "PRE_SCALE_UP" | "PRODUCTION_TRAFFIC_SHIFT" | "RECONCILE_SERVICE" | "SCALE_UP" | "TEST_TRAFFIC_SHIFT";
            lifecycleHookDetails?: components["schemas"]["DeploymentLifecycleHookDetail"][];
            deploymentConfiguration?: components["schemas"]["DeploymentConfiguration"];
            /** @description The deployment rollback, if any. */
            rollback?: components["schemas"]["Rollback"];
            deploymentCircuitBreaker?: components["schemas"]["ServiceDeploymentCircuitBreaker"];
            alarms?: components["schemas"]["ServiceDeploymentAlarms"];
            /** @description The ARN of the task definition. Added by this service; not part of AWS's response. */
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
        /** @description A hook that the deployment waits for. */
        DeploymentLifecycleHookDetail: {
            hookId?: string;
            /** @enum {string} */
            targetType?: "AWS_LAMBDA" | "PAUSE";
            targetArn?: string;
            /** @enum {string} */
            status?: "AWAITING_ACTION" | "FAILED" | "IN_PROGRESS" | "SUCCEEDED" | "TIMED_OUT";
            /**
             * Format: date-time
             * @description The time at which TimeoutAction applies.
             */
            expiresAt?: Date;
            /** @enum {string} */
            timeoutAction?: "CONTINUE" | "ROLLBACK";
        };
        /** @description The deployment rollback of a deployment, and its reason. */
        Rollback: {
            reason?: string;
            /** Format: date-time */
            startedAt?: Date;
            serviceRevisionArn?: string;
        };
        /** @description The state of the deployment's circuit breaker. */
        ServiceDeploymentCircuitBreaker: {
            /** @enum {string} */
            status?: "DISABLED" | "MONITORING" | "MONITORING_COMPLETE" | "TRIGGERED";
            failureCount?: number;
            threshold?: number;
        };
        /** @description The state of the deployment's alarms. */
        ServiceDeploymentAlarms: {
            /** @enum {string} */
            status?: "DISABLED" | "MONITORING" | "MONITORING_COMPLETE" | "TRIGGERED";
            alarmNames?: string[];
            triggeredAlarmNames?: string[];
        };
        /** @description A secret. Its value is required: as text or as bytes. */
        CreateSecretRequest: {
            /** @description The name. It can contain slashes. */
            Name: string;
            /** @description An idempotency token for AWS, which becomes the id of the version. */
            ClientRequestToken?: string;
            Description?: string;
            /** @description Default: the default key of the account. */
            KmsKeyId?: string;
            /** @description The value as bytes in Base64. Responses never contain it. */
            SecretBinary?: string;
            /** @description The value as text. Responses never contain it. */
            SecretString?: string;
            Tags?: components["schemas"]["Tag"][];
            /** @description Regions to replicate the secret to. */
            AddReplicaRegions?: components["schemas"]["ReplicaRegionType"][];
            /** @description Whether to overwrite a secret with the same name in those Regions. */
            ForceOverwriteReplicaSecret?: boolean;
            /** @description The type of a partner's secret that Secrets Manager manages. */
            Type?: string;
        };
        /** @description A credential for a private registry, which is stored as a secret of the space. Its value is required: as text or as bytes. */
        RepositoryCredential: {
            /**
             * @description The end of the secret's name, after `spinup/{org}/{cluster}/`; used only where a secret is created. Default:
             *     `{family}-{container}`.
             */
            Name?: string;
            Description?: string;
            /** @description Default: the default key of the account. */
            KmsKeyId?: string;
            /** @description The value as bytes in Base64. Responses never contain it. */
            SecretBinary?: string;
            /** @description The value as text. Responses never contain it. */
            SecretString?: string;
            Tags?: components["schemas"]["Tag"][];
            /** @description Regions to replicate the secret to. */
            AddReplicaRegions?: components["schemas"]["ReplicaRegionType"][];
            /** @description Whether to overwrite a secret with the same name in those Regions. */
            ForceOverwriteReplicaSecret?: boolean;
            /** @description The type of a partner's secret that Secrets Manager manages. */
            Type?: string;
        };
        /** @description A secret that a definition no longer names. */
        RemovedCredential: {
            ARN?: string;
            Name?: string;
        };
        /** @description A Region to replicate to, and the encryption key in it. */
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
        /** @description The state of the replica in a Region. */
        ReplicationStatusType: {
            Region?: string;
            KmsKeyId?: string;
            /** @enum {string} */
            Status?: "Failed" | "InProgress" | "InSync";
            StatusMessage?: string;
            /** Format: date-time */
            LastAccessedDate?: Date;
        };
        /** @description A secret without its value. Members that do not apply are null. */
        DescribeSecretResponse: {
            ARN: string | null;
            Name: string | null;
            /** @description The type of a partner's secret that Secrets Manager manages. */
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
             * @description The time at which the deletion was scheduled.
             */
            DeletedDate: Date | null;
            /** Format: date-time */
            NextRotationDate?: Date;
            Tags: components["schemas"]["Tag"][] | null;
            /** @description Staging labels, such as AWSCURRENT, by version id. */
            VersionIdsToStages: {
                [key: string]: string[];
            } | null;
            /** @description The AWS service that manages the secret. */
            OwningService?: string;
            /** Format: date-time */
            CreatedDate?: Date;
            PrimaryRegion?: string;
            ReplicationStatus?: components["schemas"]["ReplicationStatusType"][];
        };
        /** @description The rotation schedule of a secret. */
        RotationRulesType: {
            AutomaticallyAfterDays?: number;
            /** @description The length of the rotation window, such as 3h. */
            Duration?: string;
            /** @description The schedule, such as rate(10 days) or cron(…). */
            ScheduleExpression?: string;
        };
        /** @description Metadata that a partner needs to rotate the secret. */
        ExternalSecretRotationMetadataItem: {
            Key?: string;
            Value?: string;
        };
        /** @description A secret whose deletion is scheduled. */
        DeleteSecretResponse: {
            ARN?: string;
            Name?: string;
            /**
             * Format: date-time
             * @description The time of the final deletion.
             */
            DeletionDate?: Date;
        };
        /** @description A secret with a new version. */
        UpdateSecretResponse: {
            ARN?: string;
            Name?: string;
            VersionId?: string;
        };
        /** @description A parameter. This service adds the path before its name. */
        PutParameterRequest: {
            /** @description The name without the path. It cannot contain slashes. */
            Name: string;
            Description?: string;
            Value: string;
            /**
             * @description Default: SecureString.
             * @enum {string}
             */
            Type?: "SecureString" | "String" | "StringList";
            /** @description The key of a SecureString. Default: the default key of the account. */
            KeyId?: string;
            /** @description Whether to replace the value of an existing parameter. */
            Overwrite?: boolean;
            /** @description A regular expression that the value must match. */
            AllowedPattern?: string;
            Tags?: components["schemas"]["Tag"][];
            /**
             * @description Advanced parameters are charged and hold up to 8 KB instead of 4 KB.
             * @enum {string}
             */
            Tier?: "Advanced" | "Intelligent-Tiering" | "Standard";
            /** @description Policies of an advanced parameter, as a JSON array in a string. */
            Policies?: string;
            /** @description Default: text. aws:ec2:image and aws:ssm:integration make SSM validate the value. */
            DataType?: string;
        };
        /** @description A Cloud Map service to create. */
        CreateDiscoveryServiceRequest: {
            /** @description The first label of its DNS name, or several labels. */
            Name: string;
            /** @description Alternative to the NamespaceId in DnsConfig, which is deprecated. */
            NamespaceId?: string;
            /** @description An idempotency token for AWS. */
            CreatorRequestId?: string;
            Description?: string;
            /** @description The DNS records that Cloud Map creates for each instance. */
            DnsConfig?: components["schemas"]["DnsConfig"];
            /** @description A Route 53 health check. Only for public namespaces; not with HealthCheckCustomConfig. */
            HealthCheckConfig?: components["schemas"]["HealthCheckConfig"];
            /** @description Lets ECS report the health of its tasks. */
            HealthCheckCustomConfig?: components["schemas"]["HealthCheckCustomConfig"];
            Tags?: components["schemas"]["Tag"][];
            /**
             * @description HTTP makes the service discoverable only through the API.
             * @enum {string}
             */
            Type?: "HTTP";
        };
        /** @description The DNS records of a Cloud Map service. */
        DnsConfig: {
            /** @description Deprecated. Use the NamespaceId of the service. */
            NamespaceId?: string;
            /**
             * @description MULTIVALUE returns up to eight healthy instances, WEIGHTED returns one.
             * @enum {string}
             */
            RoutingPolicy?: "MULTIVALUE" | "WEIGHTED";
            DnsRecords: components["schemas"]["DnsRecord"][];
        };
        /** @description A DNS record that Cloud Map creates for each instance. */
        DnsRecord: {
            /** @enum {string} */
            Type: "A" | "AAAA" | "CNAME" | "SRV";
            /** @description Seconds. */
            TTL: number;
        };
        /** @description A Route 53 health check. */
        HealthCheckConfig: {
            /** @enum {string} */
            Type: "HTTP" | "HTTPS" | "TCP";
            ResourcePath?: string;
            /** @description The number of consecutive checks that change the health state. */
            FailureThreshold?: number;
        };
        /** @description Health that a third party reports. */
        HealthCheckCustomConfig: {
            /** @description Ignored by AWS, which always uses 1. */
            FailureThreshold?: number;
        };
        /** @description A Cloud Map service. */
        DiscoveryService: {
            Id?: string;
            Arn?: string;
            /** @description The account that owns the namespace. */
            ResourceOwner?: string;
            Name?: string;
            NamespaceId?: string;
            Description?: string;
            InstanceCount?: number;
            DnsConfig?: components["schemas"]["DnsConfig"];
            /**
             * @description Whether the service is discoverable by DNS, by API, or by both.
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
        /** @description A page of log events. */
        GetLogEventsResponse: {
            events?: components["schemas"]["OutputLogEvent"][];
            /** @description The token for later events. The same token as in the request means that there are no later events yet. */
            nextForwardToken?: string;
            /** @description The token for earlier events. */
            nextBackwardToken?: string;
        };
        /** @description A log event. */
        OutputLogEvent: {
            /** @description The time of the event, in milliseconds since 1970-01-01 00:00:00 UTC. */
            timestamp?: number;
            message?: string;
            /** @description The time at which CloudWatch Logs received the event, in milliseconds since 1970-01-01 00:00:00 UTC. */
            ingestionTime?: number;
        };
        /** @description An Application, Network or Gateway Load Balancer. */
        ElasticLoadBalancer: {
            LoadBalancerArn?: string;
            DNSName?: string;
            /** @description The Route 53 hosted zone for alias records. */
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
        /** @description The state of a load balancer, and the reason. */
        LoadBalancerState: {
            /** @enum {string} */
            Code?: "active" | "active_impaired" | "failed" | "provisioning";
            Reason?: string;
        };
        /** @description An Availability Zone and the subnet of the load balancer in it. */
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
        /** @description The IPAM pools of public addresses. */
        IpamPools: {
            Ipv4IpamPoolId?: string;
        };
        /** @description A listener of a load balancer. */
        Listener: {
            ListenerArn?: string;
            LoadBalancerArn?: string;
            Port?: number;
            /** @enum {string} */
            Protocol?: "GENEVE" | "HTTP" | "HTTPS" | "QUIC" | "TCP" | "TCP_QUIC" | "TCP_UDP" | "TLS" | "UDP";
            Certificates?: components["schemas"]["Certificate"][];
            SslPolicy?: string;
            /** @description The actions when no rule matches. */
            DefaultActions?: components["schemas"]["Action"][];
            AlpnPolicy?: string[];
            MutualAuthentication?: components["schemas"]["MutualAuthenticationAttributes"];
        };
        /** @description A certificate of a listener. */
        Certificate: {
            CertificateArn?: string;
            IsDefault?: boolean;
        };
        /** @description An action of a listener or rule. */
        Action: {
            /** @enum {string} */
            Type?: "authenticate-cognito" | "authenticate-oidc" | "fixed-response" | "forward" | "jwt-validation" | "redirect";
            /** @description For a forward action with one target group. */
            TargetGroupArn?: string;
            AuthenticateOidcConfig?: components["schemas"]["AuthenticateOidcActionConfig"];
            AuthenticateCognitoConfig?: components["schemas"]["AuthenticateCognitoActionConfig"];
            /** @description Actions run in ascending order. */
            Order?: number;
            RedirectConfig?: components["schemas"]["RedirectActionConfig"];
            FixedResponseConfig?: components["schemas"]["FixedResponseActionConfig"];
            ForwardConfig?: components["schemas"]["ForwardActionConfig"];
            JwtValidationConfig?: components["schemas"]["JwtValidationActionConfig"];
        };
        /** @description Authenticates users with an OpenID Connect provider. */
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
        /** @description Authenticates users with Amazon Cognito. */
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
        /** @description The target of a redirect. Omitted parts stay unchanged. */
        RedirectActionConfig: {
            Protocol?: string;
            Port?: string;
            Host?: string;
            Path?: string;
            Query?: string;
            /** @enum {string} */
            StatusCode?: "HTTP_301" | "HTTP_302";
        };
        /** @description A response that the load balancer sends itself. */
        FixedResponseActionConfig: {
            MessageBody?: string;
            StatusCode?: string;
            ContentType?: string;
        };
        /** @description How requests are distributed over target groups. */
        ForwardActionConfig: {
            TargetGroups?: components["schemas"]["TargetGroupTuple"][];
            TargetGroupStickinessConfig?: components["schemas"]["TargetGroupStickinessConfig"];
        };
        /** @description A target group and its weight. */
        TargetGroupTuple: {
            TargetGroupArn?: string;
            Weight?: number;
        };
        /** @description Whether the requests of a client go to the same target group. */
        TargetGroupStickinessConfig: {
            Enabled?: boolean;
            DurationSeconds?: number;
        };
        /** @description Validates a JSON Web Token. */
        JwtValidationActionConfig: {
            JwksEndpoint?: string;
            Issuer?: string;
            AdditionalClaims?: components["schemas"]["JwtValidationActionAdditionalClaim"][];
        };
        /** @description A claim that the token must contain. */
        JwtValidationActionAdditionalClaim: {
            /** @enum {string} */
            Format?: "single-string" | "space-separated-values" | "string-array";
            Name?: string;
            Values?: string[];
        };
        /** @description The mutual TLS configuration of a listener. */
        MutualAuthenticationAttributes: {
            Mode?: string;
            TrustStoreArn?: string;
            IgnoreClientCertificateExpiry?: boolean;
            /** @enum {string} */
            TrustStoreAssociationStatus?: "active" | "removed";
            /** @enum {string} */
            AdvertiseTrustStoreCaNames?: "off" | "on";
        };
        /** @description A rule of a listener. */
        Rule: {
            RuleArn?: string;
            /** @description Lower numbers are evaluated first. The default rule has priority `default`. */
            Priority?: string;
            Conditions?: components["schemas"]["RuleCondition"][];
            Actions?: components["schemas"]["Action"][];
            IsDefault?: boolean;
            Transforms?: components["schemas"]["RuleTransform"][];
        };
        /** @description A condition that requests must meet. */
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
        /** @description How matching requests are rewritten. */
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
        /** @description A regular expression and its replacement. */
        RewriteConfig: {
            Regex?: string;
            Replace?: string;
        };
        /** @description How the path is rewritten. */
        UrlRewriteConfig: {
            Rewrites?: components["schemas"]["RewriteConfig"][];
        };
        /** @description A group of targets that a load balancer sends requests to. */
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
        /** @description Responses that count as healthy. */
        Matcher: {
            HttpCode?: string;
            GrpcCode?: string;
        };
        /** @description A target and its health. */
        TargetHealthDescription: {
            Target?: components["schemas"]["TargetDescription"];
            /** @description The port as a string. */
            HealthCheckPort?: string;
            TargetHealth?: components["schemas"]["TargetHealth"];
            AnomalyDetection?: components["schemas"]["AnomalyDetection"];
            AdministrativeOverride?: components["schemas"]["AdministrativeOverride"];
        };
        /** @description A target: an IP address, an instance, a Lambda function or a load balancer. */
        TargetDescription: {
            Id?: string;
            Port?: number;
            AvailabilityZone?: string;
            QuicServerId?: string;
        };
        /** @description The health of a target, and the reason. */
        TargetHealth: {
            /** @enum {string} */
            State?: "draining" | "healthy" | "initial" | "unavailable" | "unhealthy" | "unhealthy.draining" | "unused";
            /** @enum {string} */
            Reason?: "Target.DeregistrationInProgress" | "Target.FailedHealthChecks" | "Target.HealthCheckDisabled" | "Elb.InitialHealthChecking" | "Elb.InternalError" | "Target.InvalidState" | "Target.IpUnusable" | "Target.NotInUse" | "Target.NotRegistered" | "Elb.RegistrationInProgress" | "Target.ResponseCodeMismatch" | "Target.Timeout";
            Description?: string;
        };
        /** @description Whether the target is anomalous. */
        AnomalyDetection: {
            /** @enum {string} */
            Result?: "anomalous" | "normal";
            /** @enum {string} */
            MitigationInEffect?: "no" | "yes";
        };
        /** @description An override of the target's health. */
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
        /** @description The response would have an ETag that `If-None-Match` contains. */
        NotModified: {
            headers: {
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The operation has started. `Location` is its path. */
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
        /** @description The request cannot be accepted. */
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
        /** @description The request is malformed or breaks a rule. `errors` lists every invalid field. */
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
        /**
         * @description The request is malformed or breaks a rule. `errors` lists every invalid field, everything that Fargate cannot do, and
         *     every placeholder of a template in a member that takes effect, such as `<IMAGE1_NAME>`, `${TAG}` or `{{ image }}`.
         */
        InvalidDefinition: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:ecs-api:problem:invalid-request",
                 *       "title": "Bad Request",
                 *       "status": 400,
                 *       "detail": "The request is not valid: /TaskDefinition/ContainerDefinitions/0/Image `<IMAGE1_NAME>` is a placeholder of CodeDeploy: put the image there, and 2 more.",
                 *       "instance": "/v1/ecs/sandbox/services",
                 *       "requestId": "2e3d4c5b-6a79-4889-97a6-b5c4d3e2f1a0",
                 *       "errors": [
                 *         {
                 *           "pointer": "/TaskDefinition/ContainerDefinitions/0/Image",
                 *           "message": "`<IMAGE1_NAME>` is a placeholder of CodeDeploy: put the image there"
                 *         },
                 *         {
                 *           "pointer": "/TaskDefinition/ContainerDefinitions/0/Secrets/0/ValueFrom",
                 *           "message": "`REGION` and `ACCOUNT_ID` are placeholders: put their values there"
                 *         },
                 *         {
                 *           "pointer": "/TaskDefinition/ContainerDefinitions/0/Privileged",
                 *           "message": "is not supported on Fargate"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description The token is missing, wrong or expired, or does not have the right that the operation needs, or is limited to other
         *     accounts or spaces.
         */
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
        /** @description The account or the named resource does not exist, or the resource belongs to another org. */
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
                 *       "detail": "Service gone does not exist in cluster myclu.",
                 *       "instance": "/v1/ecs/sandbox/clusters/myclu/services/gone",
                 *       "requestId": "1d2c3b4a-5968-4778-8695-a4b3c2d1e0f1"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description The request conflicts with the state of a resource, or the deployment failed, or the operation was cancelled, or
         *     the request with this `Idempotency-Key` is still in progress.
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
                 *       "detail": "Service www already exists in cluster myclu. Update it, or delete it first.",
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
        /** @description The service has changed since the response that contained this ETag. */
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
                 *       "detail": "Service www has changed: its ETag is not the one in If-Match.",
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
        /** @description The same `Idempotency-Key` was used with another request. */
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
        /**
         * @description AWS or a registry throttles requests, the caller has sent too many, or too many requests from this address had a
         *     wrong token.
         */
        Throttled: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
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
        /** @description An internal error. The log contains the request id. */
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
        /** @description AWS or a registry returned an error, denied access or could not be reached. */
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
        /** @description This instance or AWS is overloaded, not ready or out. */
        ServiceUnavailable: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
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
        /** @description AWS or a registry did not respond in time, or a wait timed out. */
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
                 *       "detail": "registry.example.com did not respond in time.",
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
         * @description Family, family and revision (`web:3`), or ARN.
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
         * @description The secret's name or ARN. Encode slashes as `%2F`.
         * @example TopSecretPassword
         */
        secret: string;
        /**
         * @description The part of the path between the org and the parameter's name, usually a space.
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
         * @description The image reference as Docker writes it, with a tag or digest.
         * @example registry.example.com/web/nginx:1.29
         */
        image: string;
        /** @description Credentials for the registry: JSON with `username` and `password`, encoded in Base64. */
        "X-Registry-Auth": string;
        /** @description Whether to delete what belongs to the resource and is not used elsewhere, too. */
        recursive: boolean;
        /**
         * @description The reason for stopping the task, which ECS shows with the task.
         * @example no longer needed
         */
        reason: string;
        /** @description Returns only tasks with this desired status. Can be given twice. */
        taskStatus: ("RUNNING" | "STOPPED")[];
        /** @description Returns only tasks with this `StartedBy`. */
        startedBy: string;
        /**
         * @description Whether to return the steps of the operation without running them. Only reads from AWS. Conflicts and missing
         *     resources are reported as usual.
         */
        dryRun: boolean;
        /**
         * @description Whether to refuse a definition of which the space would replace values (`Adjustments`). Every value is a fault of the
         *     400 response, and nothing is changed.
         */
        strict: boolean;
        /**
         * @description Whether to check first that everything that the request names exists and is not another org's, wherever it stands:
         *     images, secrets and parameters, repository credentials, roles, log groups, target groups and listener rules,
         *     service registries, namespaces and the task definition. What the request creates or the space replaces, such as log
         *     groups of containers and roles of another account, need not exist. All faults are reported together. Of subnets,
         *     security groups, EFS file systems and access points the format alone is checked. Not checked are images in private
         *     ECR registries, log groups of other Regions, KMS keys, certificate authorities, VPC Lattice target groups, S3
         *     objects, EBS snapshots, alarms and Lambda functions.
         */
        verify: boolean;
        /**
         * @description `steady` waits, before the response is sent, until the deployment has succeeded or failed: the one that the
         *     request starts, or else the one that the service is in. 200 means that every task that the service wants runs its
         *     definition. If the latest deployment has failed, an update that waits deploys anew.
         */
        wait: "steady";
        /** @description The maximum number of seconds to wait with `wait=steady`. */
        timeout: number;
        /** @description `respond-async` returns 202 with the operation immediately (RFC 7240). */
        Prefer: string;
        /**
         * @description Runs the request only once: a repeated request with the same key returns the first response. If that one was 429,
         *     502, 503 or 504 and its operation is `rolled_back`, the request runs anew.
         */
        "Idempotency-Key": string;
        /** @description The ETag of the service to change. Returns 412 if the service has another one. */
        "If-Match": string;
        /**
         * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
         *     (RFC 9110, section 13.1.2).
         */
        "If-None-Match": string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Members of the body that have no effect, as comma-separated paths: keys that the operation does not define, and
         *     `service.cluster` where `cluster.clustername` names another cluster. Absent if there are none.
         * @example service.ports
         */
        "X-Ignored-Fields": string;
        /**
         * @description The path of the operation. Absent if there is no operation.
         * @example /v1/ecs/sandbox/operations/0b6f9f6e-6f0e-4f0c-8a6d-3a2b1c0d9e8f
         */
        Location: string;
        /**
         * @description Identifies the body of the response for `If-None-Match`.
         * @example "4Kq1mHRk7Jc0vYwXbT2e8A"
         */
        ETag: string;
        /**
         * @description Identifies the response, for `If-None-Match`. `If-Match` compares only the part before the dot: it changes with the
         *     configuration, the tags and the deployment of the service, and not when its tasks start or stop.
         * @example "nVGh6vVbTCqxPZ2JGDy3Eg.b0RkZzKvM1y2nU8sQe4XfA"
         */
        ServiceETag: string;
        /**
         * @description The number of seconds to wait before the next attempt.
         * @example 2
         */
        "Retry-After": number;
        /**
         * @description The requests that the caller may send in 5 seconds.
         * @example 5000
         */
        "RateLimit-Limit": number;
        /**
         * @description The requests that the caller may still send in these seconds.
         * @example 0
         */
        "RateLimit-Remaining": number;
        /**
         * @description The seconds until the caller may send as many again.
         * @example 3
         */
        "RateLimit-Reset": number;
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
            /** @description The process responds. */
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
                     *       "version": "0.1.0",
                     *       "githash": "9f4c2d7e1b8a6035c4d2e1f0a9b8c7d6e5f4a3b2",
                     *       "buildstamp": "2026-11-23T09:30:07.000Z"
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
            /** @description This instance accepts requests. */
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
            /** @description This instance does not accept requests; `Checks` shows why. */
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
                 * @description The image reference as Docker writes it, with a tag or digest.
                 * @example registry.example.com/web/nginx:1.29
                 */
                image: components["parameters"]["image"];
            };
            header?: {
                /** @description Credentials for the registry: JSON with `username` and `password`, encoded in Base64. */
                "x-registry-auth"?: components["parameters"]["X-Registry-Auth"];
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            304: components["responses"]["NotModified"];
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
                 * @description The image reference as Docker writes it, with a tag or digest.
                 * @example registry.example.com/web/nginx:1.29
                 */
                image: components["parameters"]["image"];
            };
            header?: {
                /** @description Credentials for the registry: JSON with `username` and `password`, encoded in Base64. */
                "x-registry-auth"?: components["parameters"]["X-Registry-Auth"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image exists. */
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
                 * @description Whether to return the steps of the operation without running them. Only reads from AWS. Conflicts and missing
                 *     resources are reported as usual.
                 */
                dryRun: components["parameters"]["dryRun"];
                /**
                 * @description Whether to refuse a definition of which the space would replace values (`Adjustments`). Every value is a fault of the
                 *     400 response, and nothing is changed.
                 */
                strict: components["parameters"]["strict"];
                /**
                 * @description Whether to check first that everything that the request names exists and is not another org's, wherever it stands:
                 *     images, secrets and parameters, repository credentials, roles, log groups, target groups and listener rules,
                 *     service registries, namespaces and the task definition. What the request creates or the space replaces, such as log
                 *     groups of containers and roles of another account, need not exist. All faults are reported together. Of subnets,
                 *     security groups, EFS file systems and access points the format alone is checked. Not checked are images in private
                 *     ECR registries, log groups of other Regions, KMS keys, certificate authorities, VPC Lattice target groups, S3
                 *     objects, EBS snapshots, alarms and Lambda functions.
                 */
                verify: components["parameters"]["verify"];
                /**
                 * @description `steady` waits, before the response is sent, until the deployment has succeeded or failed: the one that the
                 *     request starts, or else the one that the service is in. 200 means that every task that the service wants runs its
                 *     definition. If the latest deployment has failed, an update that waits deploys anew.
                 */
                wait?: components["parameters"]["wait"];
                /** @description The maximum number of seconds to wait with `wait=steady`. */
                timeout: components["parameters"]["timeout"];
            };
            header?: {
                /** @description `respond-async` returns 202 with the operation immediately (RFC 7240). */
                prefer?: components["parameters"]["Prefer"];
                /**
                 * @description Runs the request only once: a repeated request with the same key returns the first response. If that one was 429,
                 *     502, 503 or 504 and its operation is `rolled_back`, the request runs anew.
                 */
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
            /** @description The service and what belongs to it; with `dryRun`, the plan. */
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
            400: components["responses"]["InvalidDefinition"];
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
                /** @description Whether to return complete service objects instead of ARNs. */
                all: boolean;
            };
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
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
        requestBody?: never;
        responses: {
            /** @description The ARNs, or with `all` the services. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[] | components["schemas"]["Service"][];
                };
            };
            304: components["responses"]["NotModified"];
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
                 * @description Whether to return the steps of the operation without running them. Only reads from AWS. Conflicts and missing
                 *     resources are reported as usual.
                 */
                dryRun: components["parameters"]["dryRun"];
                /**
                 * @description Whether to refuse a definition of which the space would replace values (`Adjustments`). Every value is a fault of the
                 *     400 response, and nothing is changed.
                 */
                strict: components["parameters"]["strict"];
                /**
                 * @description Whether to check first that everything that the request names exists and is not another org's, wherever it stands:
                 *     images, secrets and parameters, repository credentials, roles, log groups, target groups and listener rules,
                 *     service registries, namespaces and the task definition. What the request creates or the space replaces, such as log
                 *     groups of containers and roles of another account, need not exist. All faults are reported together. Of subnets,
                 *     security groups, EFS file systems and access points the format alone is checked. Not checked are images in private
                 *     ECR registries, log groups of other Regions, KMS keys, certificate authorities, VPC Lattice target groups, S3
                 *     objects, EBS snapshots, alarms and Lambda functions.
                 */
                verify: components["parameters"]["verify"];
                /**
                 * @description `steady` waits, before the response is sent, until the deployment has succeeded or failed: the one that the
                 *     request starts, or else the one that the service is in. 200 means that every task that the service wants runs its
                 *     definition. If the latest deployment has failed, an update that waits deploys anew.
                 */
                wait?: components["parameters"]["wait"];
                /** @description The maximum number of seconds to wait with `wait=steady`. */
                timeout: components["parameters"]["timeout"];
            };
            header?: {
                /** @description `respond-async` returns 202 with the operation immediately (RFC 7240). */
                prefer?: components["parameters"]["Prefer"];
                /**
                 * @description Runs the request only once: a repeated request with the same key returns the first response. If that one was 429,
                 *     502, 503 or 504 and its operation is `rolled_back`, the request runs anew.
                 */
                "idempotency-key"?: components["parameters"]["Idempotency-Key"];
                /** @description The ETag of the service to change. Returns 412 if the service has another one. */
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
            /** @description The service and what belongs to it; with `dryRun`, the plan. */
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
                /** @description Whether to add the cluster, the task definition, the tasks and the endpoint. */
                all: boolean;
            };
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
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
            /** @description The service. */
            200: {
                headers: {
                    ETag: components["headers"]["ServiceETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"] | components["schemas"]["ServiceDetails"];
                };
            };
            304: components["responses"]["NotModified"];
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
                 * @description Whether to return the steps of the operation without running them. Only reads from AWS. Conflicts and missing
                 *     resources are reported as usual.
                 */
                dryRun: components["parameters"]["dryRun"];
                /**
                 * @description Whether to refuse a definition of which the space would replace values (`Adjustments`). Every value is a fault of the
                 *     400 response, and nothing is changed.
                 */
                strict: components["parameters"]["strict"];
                /**
                 * @description Whether to check first that everything that the request names exists and is not another org's, wherever it stands:
                 *     images, secrets and parameters, repository credentials, roles, log groups, target groups and listener rules,
                 *     service registries, namespaces and the task definition. What the request creates or the space replaces, such as log
                 *     groups of containers and roles of another account, need not exist. All faults are reported together. Of subnets,
                 *     security groups, EFS file systems and access points the format alone is checked. Not checked are images in private
                 *     ECR registries, log groups of other Regions, KMS keys, certificate authorities, VPC Lattice target groups, S3
                 *     objects, EBS snapshots, alarms and Lambda functions.
                 */
                verify: components["parameters"]["verify"];
                /**
                 * @description `steady` waits, before the response is sent, until the deployment has succeeded or failed: the one that the
                 *     request starts, or else the one that the service is in. 200 means that every task that the service wants runs its
                 *     definition. If the latest deployment has failed, an update that waits deploys anew.
                 */
                wait?: components["parameters"]["wait"];
                /** @description The maximum number of seconds to wait with `wait=steady`. */
                timeout: components["parameters"]["timeout"];
            };
            header?: {
                /** @description `respond-async` returns 202 with the operation immediately (RFC 7240). */
                prefer?: components["parameters"]["Prefer"];
                /**
                 * @description Runs the request only once: a repeated request with the same key returns the first response. If that one was 429,
                 *     502, 503 or 504 and its operation is `rolled_back`, the request runs anew.
                 */
                "idempotency-key"?: components["parameters"]["Idempotency-Key"];
                /** @description The ETag of the service to change. Returns 412 if the service has another one. */
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
            /** @description The service and what belongs to it; with `dryRun`, the plan. */
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
            400: components["responses"]["InvalidDefinition"];
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
                /** @description Whether to delete what belongs to the resource and is not used elsewhere, too. */
                recursive: components["parameters"]["recursive"];
                /**
                 * @description Whether to return the steps of the operation without running them. Only reads from AWS. Conflicts and missing
                 *     resources are reported as usual.
                 */
                dryRun: components["parameters"]["dryRun"];
            };
            header?: {
                /** @description `respond-async` returns 202 with the operation immediately (RFC 7240). */
                prefer?: components["parameters"]["Prefer"];
                /**
                 * @description Runs the request only once: a repeated request with the same key returns the first response. If that one was 429,
                 *     502, 503 or 504 and its operation is `rolled_back`, the request runs anew.
                 */
                "idempotency-key"?: components["parameters"]["Idempotency-Key"];
                /** @description The ETag of the service to change. Returns 412 if the service has another one. */
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
            /**
             * @description The service as it was before the deletion; with `dryRun`, the plan. `Location` is the path of the operation, or with
             *     `recursive` of its clean-up.
             */
            200: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedService"] | components["schemas"]["Plan"];
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
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
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
            /** @description The events. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            304: components["responses"]["NotModified"];
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
                 * @description The task's id or ARN. Quotes around it are ignored.
                 * @example 36d4e5f60718293a4b5c6d7e8f901234
                 */
                task: string;
                /**
                 * @description The container's name. Quotes around it are ignored.
                 * @example webserver
                 */
                container: string;
                /**
                 * @description The maximum number of events. Default: as many as fit in 1 MB.
                 * @example 100
                 */
                limit?: number;
                /** @description NextForwardToken or NextBackwardToken of an earlier response, to continue from there. */
                seq?: string;
                /** @description Returns events from this time on, in milliseconds since 1970-01-01 00:00:00 UTC. */
                start?: number;
                /** @description Returns events before this time, in milliseconds since 1970-01-01 00:00:00 UTC. */
                end?: number;
            };
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
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
            /** @description A page of log events, and the tokens of the next and the previous page. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            304: components["responses"]["NotModified"];
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
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
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
            /** @description The deployments, each with the ARN of its task definition. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            304: components["responses"]["NotModified"];
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
                 * @description Whether to return the steps of the operation without running them. Only reads from AWS. Conflicts and missing
                 *     resources are reported as usual.
                 */
                dryRun: components["parameters"]["dryRun"];
                /**
                 * @description `steady` waits, before the response is sent, until the deployment has succeeded or failed: the one that the
                 *     request starts, or else the one that the service is in. 200 means that every task that the service wants runs its
                 *     definition. If the latest deployment has failed, an update that waits deploys anew.
                 */
                wait?: components["parameters"]["wait"];
                /** @description The maximum number of seconds to wait with `wait=steady`. */
                timeout: components["parameters"]["timeout"];
            };
            header?: {
                /** @description `respond-async` returns 202 with the operation immediately (RFC 7240). */
                prefer?: components["parameters"]["Prefer"];
                /**
                 * @description Runs the request only once: a repeated request with the same key returns the first response. If that one was 429,
                 *     502, 503 or 504 and its operation is `rolled_back`, the request runs anew.
                 */
                "idempotency-key"?: components["parameters"]["Idempotency-Key"];
                /** @description The ETag of the service to change. Returns 412 if the service has another one. */
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
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
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
        requestBody?: never;
        responses: {
            /** @description The ARNs of the org's clusters. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            304: components["responses"]["NotModified"];
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
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
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
        requestBody?: never;
        responses: {
            /** @description A list with the cluster, as in the response of DescribeClusters. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            304: components["responses"]["NotModified"];
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
            /** @description The cluster after the deletion. */
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
                /** @description Returns only tasks of this service. */
                service?: string;
                /** @description Returns only tasks of this task definition family. */
                family?: string;
                /** @description Returns only tasks with this desired status. Can be given twice. */
                status: components["parameters"]["taskStatus"];
                /** @description Returns only tasks with this `StartedBy`. */
                startedBy?: components["parameters"]["startedBy"];
            };
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
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
        requestBody?: never;
        responses: {
            /** @description The ARNs of the tasks. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            304: components["responses"]["NotModified"];
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
            /** @description The started tasks, and the reasons why others did not start. */
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
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
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
                 * @description The task's id or ARN.
                 * @example 36d4e5f60718293a4b5c6d7e8f901234
                 */
                task: components["parameters"]["task"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list with the task, as in the response of DescribeTasks. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            304: components["responses"]["NotModified"];
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
                 * @description The reason for stopping the task, which ECS shows with the task.
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
            /** @description The task is stopping. */
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
                /** @description Returns only revisions with this status. Default: ACTIVE. */
                status?: "ACTIVE" | "INACTIVE";
                /** @description Returns only revisions of families whose name starts with this prefix. */
                prefix?: string;
            };
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
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
        requestBody?: never;
        responses: {
            /** @description The ARNs of the org's revisions. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            304: components["responses"]["NotModified"];
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
                 * @description Whether to return the steps of the operation without running them. Only reads from AWS. Conflicts and missing
                 *     resources are reported as usual.
                 */
                dryRun: components["parameters"]["dryRun"];
                /**
                 * @description Whether to refuse a definition of which the space would replace values (`Adjustments`). Every value is a fault of the
                 *     400 response, and nothing is changed.
                 */
                strict: components["parameters"]["strict"];
                /**
                 * @description Whether to check first that everything that the request names exists and is not another org's, wherever it stands:
                 *     images, secrets and parameters, repository credentials, roles, log groups, target groups and listener rules,
                 *     service registries, namespaces and the task definition. What the request creates or the space replaces, such as log
                 *     groups of containers and roles of another account, need not exist. All faults are reported together. Of subnets,
                 *     security groups, EFS file systems and access points the format alone is checked. Not checked are images in private
                 *     ECR registries, log groups of other Regions, KMS keys, certificate authorities, VPC Lattice target groups, S3
                 *     objects, EBS snapshots, alarms and Lambda functions.
                 */
                verify: components["parameters"]["verify"];
            };
            header?: {
                /** @description `respond-async` returns 202 with the operation immediately (RFC 7240). */
                prefer?: components["parameters"]["Prefer"];
                /**
                 * @description Runs the request only once: a repeated request with the same key returns the first response. If that one was 429,
                 *     502, 503 or 504 and its operation is `rolled_back`, the request runs anew.
                 */
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
            /** @description The task definition, for a managed one with what belongs to it; with `dryRun`, the plan. */
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
            400: components["responses"]["InvalidDefinition"];
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
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description Family, family and revision (`web:3`), or ARN.
                 * @example webservers:1
                 */
                taskdef: components["parameters"]["taskdef"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The revision, or the latest one if the path names only the family. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            304: components["responses"]["NotModified"];
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
                 * @description Family, family and revision (`web:3`), or ARN.
                 * @example webservers:1
                 */
                taskdef: components["parameters"]["taskdef"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The revision after the change. */
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
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
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
        requestBody?: never;
        responses: {
            /** @description The families of the task definitions. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            304: components["responses"]["NotModified"];
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
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
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
            /** @description The cluster and the latest revision. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            304: components["responses"]["NotModified"];
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
                 * @description Whether to return the steps of the operation without running them. Only reads from AWS. Conflicts and missing
                 *     resources are reported as usual.
                 */
                dryRun: components["parameters"]["dryRun"];
                /**
                 * @description Whether to refuse a definition of which the space would replace values (`Adjustments`). Every value is a fault of the
                 *     400 response, and nothing is changed.
                 */
                strict: components["parameters"]["strict"];
                /**
                 * @description Whether to check first that everything that the request names exists and is not another org's, wherever it stands:
                 *     images, secrets and parameters, repository credentials, roles, log groups, target groups and listener rules,
                 *     service registries, namespaces and the task definition. What the request creates or the space replaces, such as log
                 *     groups of containers and roles of another account, need not exist. All faults are reported together. Of subnets,
                 *     security groups, EFS file systems and access points the format alone is checked. Not checked are images in private
                 *     ECR registries, log groups of other Regions, KMS keys, certificate authorities, VPC Lattice target groups, S3
                 *     objects, EBS snapshots, alarms and Lambda functions.
                 */
                verify: components["parameters"]["verify"];
            };
            header?: {
                /** @description `respond-async` returns 202 with the operation immediately (RFC 7240). */
                prefer?: components["parameters"]["Prefer"];
                /**
                 * @description Runs the request only once: a repeated request with the same key returns the first response. If that one was 429,
                 *     502, 503 or 504 and its operation is `rolled_back`, the request runs anew.
                 */
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
            /** @description The task definition and what belongs to it; with `dryRun`, the plan. */
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
            400: components["responses"]["InvalidDefinition"];
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
                /** @description Whether to delete what belongs to the resource and is not used elsewhere, too. */
                recursive: components["parameters"]["recursive"];
                /**
                 * @description Whether to stop running tasks first.
                 * @example true
                 */
                force: boolean;
                /**
                 * @description Whether to return the steps of the operation without running them. Only reads from AWS. Conflicts and missing
                 *     resources are reported as usual.
                 */
                dryRun: components["parameters"]["dryRun"];
            };
            header?: {
                /** @description `respond-async` returns 202 with the operation immediately (RFC 7240). */
                prefer?: components["parameters"]["Prefer"];
                /**
                 * @description Runs the request only once: a repeated request with the same key returns the first response. If that one was 429,
                 *     502, 503 or 504 and its operation is `rolled_back`, the request runs anew.
                 */
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
            /** @description The deletion has started. */
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
                /** @description Returns only tasks with this desired status. Can be given twice. */
                status: components["parameters"]["taskStatus"];
                /** @description Returns only tasks with this `StartedBy`. */
                startedBy?: components["parameters"]["startedBy"];
            };
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
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
            /** @description The tasks, as `cluster/id`. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       "myclu/5b6c7d8e9f0a1b2c3d4e5f6071829304"
                     *     ]
                     */
                    "application/json": string[];
                };
            };
            304: components["responses"]["NotModified"];
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
            /** @description The started tasks, and the reasons why others did not start. */
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
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
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
            /** @description A list with the task, as in the response of DescribeTasks. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            304: components["responses"]["NotModified"];
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
                 * @description The reason for stopping the task, which ECS shows with the task.
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
            /** @description The task is stopping. */
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
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
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
        requestBody?: never;
        responses: {
            /** @description The services. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            304: components["responses"]["NotModified"];
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
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
            };
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
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "Service": {
                     *         "Id": "srv-tvtbgvkkxtts3qlf",
                     *         "Arn": "arn:aws:servicediscovery:us-east-1:012345678901:service/srv-tvtbgvkkxtts3qlf",
                     *         "Name": "www"
                     *       },
                     *       "Tags": [
                     *         {
                     *           "Key": "spinup:org",
                     *           "Value": "myorg"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DiscoveryServiceAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
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
            /** @description The service is deleted. */
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
                /** @description Tags that the secrets must have, such as `Application=blog&Stage=test`. */
                tags?: {
                    [key: string]: string;
                };
            };
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
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
        requestBody?: never;
        responses: {
            /** @description The ARNs of the org's secrets. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
            304: components["responses"]["NotModified"];
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
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The secret's name or ARN. Encode slashes as `%2F`.
                 * @example TopSecretPassword
                 */
                secret: components["parameters"]["secret"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret without its value. Members that do not apply are null. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            304: components["responses"]["NotModified"];
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
                 * @description The secret's name or ARN. Encode slashes as `%2F`.
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
            /** @description The secret with its new version; an empty object if only tags changed. */
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
                /** @description The recovery window in days, 7 to 30. 0 deletes the secret immediately. */
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
                 * @description The secret's name or ARN. Encode slashes as `%2F`.
                 * @example TopSecretPassword
                 */
                secret: components["parameters"]["secret"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret and the time of its deletion. */
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
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The part of the path between the org and the parameter's name, usually a space.
                 * @example someprefix
                 */
                prefix: components["parameters"]["prefix"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description The names of the parameters, without the path. A parameter in a path below it, which this service does not
             *     create, has the rest of its path as name, such as `sub/deep`.
             */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            304: components["responses"]["NotModified"];
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
                 * @description The part of the path between the org and the parameter's name, usually a space.
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
            /** @description The version of the parameter, as a number and as a string. */
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
                 * @description The part of the path between the org and the parameter's name, usually a space.
                 * @example someprefix
                 */
                prefix: components["parameters"]["prefix"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number of deleted parameters. */
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
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                /**
                 * @description The account's name in the configuration.
                 * @example sandbox
                 */
                account: components["parameters"]["account"];
                /**
                 * @description The part of the path between the org and the parameter's name, usually a space.
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
                    ETag: components["headers"]["ETag"];
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
            304: components["responses"]["NotModified"];
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
                 * @description The part of the path between the org and the parameter's name, usually a space.
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
            /** @description The request succeeded. */
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
                 * @description The part of the path between the org and the parameter's name, usually a space.
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
            /** @description The request succeeded. */
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
                 * @description Returns only target groups of this space. Default: all target groups of the org.
                 * @example myclu
                 */
                space?: string;
            };
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
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
        requestBody?: never;
        responses: {
            /** @description The ARNs of the target groups, by name. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            304: components["responses"]["NotModified"];
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
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
            };
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
            /**
             * @description The load balancers, each with its listeners and rules, and its target groups with the health of their
             *     targets. Empty for a space without load balancers, and for one that does not exist.
             */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "LoadBalancerArn": "arn:aws:elasticloadbalancing:us-east-1:012345678901:loadbalancer/app/www/50dc6c495c0c9188",
                     *         "LoadBalancerName": "www",
                     *         "Type": "application",
                     *         "LoadBalancerType": "application",
                     *         "Listeners": [
                     *           {
                     *             "ListenerName": "HTTP:80",
                     *             "Port": 80,
                     *             "Protocol": "HTTP",
                     *             "Rules": [
                     *               {
                     *                 "If": "Default",
                     *                 "Then": "forward to www",
                     *                 "IsDefault": true,
                     *                 "TargetGroups": [
                     *                   {
                     *                     "TargetGroupName": "www",
                     *                     "Targets": [
                     *                       {
                     *                         "Id": "10.0.1.20",
                     *                         "Port": "80",
                     *                         "State": "healthy",
                     *                         "Reason": ""
                     *                       }
                     *                     ]
                     *                   }
                     *                 ]
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
                     *                 "Id": "10.0.1.20",
                     *                 "Port": "80",
                     *                 "State": "healthy",
                     *                 "Reason": "",
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
            304: components["responses"]["NotModified"];
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
                /** @description Returns only operations in this state. */
                state?: components["schemas"]["OperationState"];
                /** @description Returns only operations of this kind, which is an operationId or the name of a follow-up. */
                kind?: string;
                /** @description Returns only operations with this target, such as `myclu/www`. */
                target?: string;
                /** @description Adds the results of the operations, their steps, or both. Can be given twice. */
                include?: ("result" | "steps")[];
                /** @description The maximum number of operations. Default: 100. */
                limit: number;
                /** @description The token `Next` of an earlier response, to continue from there. */
                next?: string;
            };
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
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
        requestBody?: never;
        responses: {
            /** @description A page of operations. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
                     *           "EndedAt": "2026-11-23T09:30:01.000Z"
                     *         }
                     *       ],
                     *       "Next": null
                     *     }
                     */
                    "application/json": components["schemas"]["Operations"];
                };
            };
            304: components["responses"]["NotModified"];
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
            header?: {
                /**
                 * @description ETags of responses that the caller has, or `*` for any. Returns 304 without a body if the response would have one of them
                 *     (RFC 9110, section 13.1.2).
                 */
                "if-none-match"?: components["parameters"]["If-None-Match"];
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
            /** @description The operation with its steps and, once it is known, its result or problem. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            304: components["responses"]["NotModified"];
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
            /** @description The operation at the time of the request, which may still be running. `Location` is its path. */
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
                /** @description The id of the last event that the client received. */
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
            /** @description The event stream. */
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
                     *     data: {"Name":"createCluster","Resource":{"Type":"ecs:cluster","Name":"myclu"},"Action":"create","State":"succeeded","EndedAt":"2026-11-23T09:30:00.200Z"}
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
