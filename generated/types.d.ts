// Generated from openapi.yaml by `npm run generate`. Do not edit.
export interface paths {
    "/ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ping"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/services": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["createService"];
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
        get: operations["getReadiness"];
        put?: never;
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
            path?: never;
            cookie?: never;
        };
        get: operations["getService"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{account}/clusters/{cluster}/services/{service}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listServiceEvents"];
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
        ServiceOrchestrationRequest: {
            service: components["schemas"]["CreateServiceRequest"];
            cluster?: components["schemas"]["CreateClusterRequest"];
            taskDefinition?: components["schemas"]["RegisterTaskDefinitionRequest"];
            serviceRegistry?: components["schemas"]["CreateDiscoveryServiceRequest"];
            credentials?: {
                [key: string]: components["schemas"]["CreateSecretRequest"];
            };
            tags?: components["schemas"]["Tag"][];
        };
        ServiceOrchestration: {
            service: components["schemas"]["Service"];
            cluster: components["schemas"]["Cluster"];
            taskDefinition: components["schemas"]["TaskDefinition"];
            serviceDiscoveryService: components["schemas"]["DiscoveryService"] | null;
            credentials: {
                [key: string]: components["schemas"]["CreateSecretResponse"];
            } | null;
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
            subnets: string[];
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
        Service: {
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
            /** @description ARN of the definition that it should run. */
            taskDefinition?: string;
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
        /** @description A service as one deployment defined it; it never changes. */
        ServiceRevision: {
            serviceRevisionArn?: string;
            serviceArn?: string;
            clusterArn?: string;
            taskDefinition?: string;
            capacityProviderStrategy?: components["schemas"]["CapacityProviderStrategyItem"][];
            /** @enum {string} */
            launchType?: "EC2" | "EXTERNAL" | "FARGATE" | "MANAGED_INSTANCES";
            platformVersion?: string;
            platformFamily?: string;
            loadBalancers?: components["schemas"]["LoadBalancer"][];
            serviceRegistries?: components["schemas"]["ServiceRegistry"][];
            networkConfiguration?: components["schemas"]["NetworkConfiguration"];
            containerImages?: components["schemas"]["ContainerImage"][];
            /** @description Whether runtime monitoring is on. */
            guardDutyEnabled?: boolean;
            serviceConnectConfiguration?: components["schemas"]["ServiceConnectConfiguration"];
            volumeConfigurations?: components["schemas"]["ServiceVolumeConfiguration"][];
            fargateEphemeralStorage?: components["schemas"]["DeploymentEphemeralStorage"];
            /** Format: date-time */
            createdAt?: Date;
            vpcLatticeConfigurations?: components["schemas"]["VpcLatticeConfiguration"][];
            resolvedConfiguration?: components["schemas"]["ResolvedConfiguration"];
            ecsManagedResources?: components["schemas"]["ECSManagedResources"];
            overrides?: components["schemas"]["ServiceRevisionOverrides"];
            gatewayConnectors?: components["schemas"]["GatewayConnector"][];
            monitoring?: components["schemas"]["MonitoringConfiguration"];
        };
        /** @description The image that a container runs, and its digest. */
        ContainerImage: {
            containerName?: string;
            imageDigest?: string;
            image?: string;
        };
        /** @description The target groups that really serve. */
        ResolvedConfiguration: {
            loadBalancers?: components["schemas"]["ServiceRevisionLoadBalancer"][];
            vpcLatticeConfigurations?: components["schemas"]["ServiceRevisionVpcLatticeConfiguration"][];
        };
        /** @description A target group and the rule that leads to it. */
        ServiceRevisionLoadBalancer: {
            targetGroupArn?: string;
            productionListenerRule?: string;
        };
        /** @description A VPC Lattice target group and the rule that leads to it. */
        ServiceRevisionVpcLatticeConfiguration: {
            targetGroupArn?: string;
            productionListenerRule?: string;
        };
        /** @description What ECS made for an Express service. */
        ECSManagedResources: {
            ingressPaths?: components["schemas"]["ManagedIngressPath"][];
            autoScaling?: components["schemas"]["ManagedAutoScaling"];
            metricAlarms?: components["schemas"]["ManagedMetricAlarm"][];
            serviceSecurityGroups?: components["schemas"]["ManagedSecurityGroup"][];
            logGroups?: components["schemas"]["ManagedLogGroup"][];
            gatewayConnections?: components["schemas"]["GatewayConnection"][];
        };
        /** @description How an Express service is reached. */
        ManagedIngressPath: {
            /** @enum {string} */
            accessType: "PRIVATE" | "PUBLIC";
            endpoint: string;
            loadBalancer?: components["schemas"]["ManagedLoadBalancer"];
            loadBalancerSecurityGroups?: components["schemas"]["ManagedSecurityGroup"][];
            certificate?: components["schemas"]["ManagedCertificate"];
            listener?: components["schemas"]["ManagedListener"];
            rule?: components["schemas"]["ManagedListenerRule"];
            targetGroups?: components["schemas"]["ManagedTargetGroup"][];
        };
        /** @description A load balancer that ECS made. */
        ManagedLoadBalancer: {
            arn?: string;
            /** @enum {string} */
            status: "ACTIVE" | "DELETED" | "DEPROVISIONING" | "FAILED" | "PROVISIONING";
            statusReason?: string;
            /** Format: date-time */
            updatedAt: Date;
            scheme: string;
            subnetIds?: string[];
            securityGroupIds?: string[];
        };
        /** @description A security group that ECS made. */
        ManagedSecurityGroup: {
            arn?: string;
            /** @enum {string} */
            status: "ACTIVE" | "DELETED" | "DEPROVISIONING" | "FAILED" | "PROVISIONING";
            statusReason?: string;
            /** Format: date-time */
            updatedAt: Date;
        };
        /** @description A certificate that ECS asked for. */
        ManagedCertificate: {
            arn?: string;
            /** @enum {string} */
            status: "ACTIVE" | "DELETED" | "DEPROVISIONING" | "FAILED" | "PROVISIONING";
            statusReason?: string;
            /** Format: date-time */
            updatedAt: Date;
            domainName: string;
        };
        /** @description A listener that ECS made. */
        ManagedListener: {
            arn?: string;
            /** @enum {string} */
            status: "ACTIVE" | "DELETED" | "DEPROVISIONING" | "FAILED" | "PROVISIONING";
            statusReason?: string;
            /** Format: date-time */
            updatedAt: Date;
        };
        /** @description A listener rule that ECS made. */
        ManagedListenerRule: {
            arn?: string;
            /** @enum {string} */
            status: "ACTIVE" | "DELETED" | "DEPROVISIONING" | "FAILED" | "PROVISIONING";
            statusReason?: string;
            /** Format: date-time */
            updatedAt: Date;
        };
        /** @description A target group that ECS made. */
        ManagedTargetGroup: {
            arn?: string;
            /** @enum {string} */
            status: "ACTIVE" | "DELETED" | "DEPROVISIONING" | "FAILED" | "PROVISIONING";
            statusReason?: string;
            /** Format: date-time */
            updatedAt: Date;
            healthCheckPath: string;
            healthCheckPort: number;
            port: number;
        };
        /** @description Scaling that ECS set up. */
        ManagedAutoScaling: {
            scalableTarget?: components["schemas"]["ManagedScalableTarget"];
            applicationAutoScalingPolicies?: components["schemas"]["ManagedApplicationAutoScalingPolicy"][];
        };
        /** @description The range that a service scales in. */
        ManagedScalableTarget: {
            arn?: string;
            /** @enum {string} */
            status: "ACTIVE" | "DELETED" | "DEPROVISIONING" | "FAILED" | "PROVISIONING";
            statusReason?: string;
            /** Format: date-time */
            updatedAt: Date;
            minCapacity: number;
            maxCapacity: number;
        };
        /** @description The metric that a service scales by. */
        ManagedApplicationAutoScalingPolicy: {
            arn?: string;
            /** @enum {string} */
            status: "ACTIVE" | "DELETED" | "DEPROVISIONING" | "FAILED" | "PROVISIONING";
            statusReason?: string;
            /** Format: date-time */
            updatedAt: Date;
            policyType: string;
            targetValue: number;
            metric: string;
        };
        /** @description An alarm that ECS made. */
        ManagedMetricAlarm: {
            arn?: string;
            /** @enum {string} */
            status: "ACTIVE" | "DELETED" | "DEPROVISIONING" | "FAILED" | "PROVISIONING";
            statusReason?: string;
            /** Format: date-time */
            updatedAt: Date;
        };
        /** @description A log group that ECS made. */
        ManagedLogGroup: {
            arn?: string;
            /** @enum {string} */
            status: "ACTIVE" | "DELETED" | "DEPROVISIONING" | "FAILED" | "PROVISIONING";
            statusReason?: string;
            /** Format: date-time */
            updatedAt: Date;
            logGroupName: string;
        };
        /** @description What attaches a revision to one gateway. */
        GatewayConnection: {
            gatewayArn?: string;
            gatewayRouteArn?: string;
            portName?: string;
            serviceUrl?: string;
            /** @enum {string} */
            accessType?: "PRIVATE" | "PUBLIC";
            /** @enum {string} */
            status?: "ACTIVE" | "CREATE_FAILED" | "CREATE_IN_PROGRESS" | "DELETE_FAILED" | "DELETE_IN_PROGRESS" | "UPDATE_FAILED" | "UPDATE_IN_PROGRESS";
            resources?: components["schemas"]["GatewayConnectionResources"];
        };
        /** @description What a gateway made for a connection; exactly one member. */
        GatewayConnectionResources: {
            hostSharedAlb?: components["schemas"]["GatewayConnectionAlbResources"][];
        };
        /** @description A shared load balancer and what was made on it. */
        GatewayConnectionAlbResources: {
            acmCertificateArn?: string;
            loadBalancerArn?: string;
            loadBalancerSecurityGroupArns?: string[];
            listenerArn?: string;
            listenerRuleArn?: string;
            testListenerRuleArn?: string;
            targetGroupArn?: string;
            alternateTargetGroupArn?: string;
        };
        /** @description What ECS runs differently from the task definition. */
        ServiceRevisionOverrides: {
            runtimePlatform?: components["schemas"]["RuntimePlatformOverride"];
        };
        /** @description The architecture that ECS runs instead. */
        RuntimePlatformOverride: {
            cpuArchitecture?: string;
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
        /** @description The new version of a parameter. */
        PutParameterResult: {
            Version?: number;
            /** @enum {string} */
            Tier?: "Advanced" | "Intelligent-Tiering" | "Standard";
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
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    createService: {
        parameters: {
            query?: {
                dryRun?: boolean;
            };
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceOrchestrationRequest"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceOrchestration"];
                };
            };
            /** @description p */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
            /** @description p */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
            /** @description p */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
            /** @description p */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
            /** @description p */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
            /** @description p */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
            /** @description p */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
            /** @description p */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: string;
                    };
                };
            };
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        checks: {
                            [key: string]: string;
                        };
                    };
                };
            };
        };
    };
    getService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
                cluster: string;
                service: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            /** @description p */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
            /** @description p */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
            /** @description p */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
            /** @description p */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
            /** @description p */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
            /** @description p */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
            /** @description p */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
            /** @description p */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
        };
    };
    listServiceEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
                cluster: string;
                service: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceEvent"][];
                };
            };
            /** @description p */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
            /** @description p */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
            /** @description p */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
            /** @description p */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
            /** @description p */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
            /** @description p */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
            /** @description p */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
            /** @description p */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": Record<string, never>;
                };
            };
        };
    };
}
